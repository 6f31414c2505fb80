package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Desk;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.OperatorManifest;
import homework.otus.mysql.e2e.harness.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/install.md and then docs/first-database.md, as a newcomer follows them: every command as it is printed, and what it prints compared.
 * The manifest is that of the page but for names, image and the namespace that the operator acts on: the cluster has other operators.
 */
class InstallPageE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("newcomer", 2);

    private static final String MANIFEST = "mysql-operator-app/deploy/operator.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void theOperatorIsInstalledAndServesTheFirstDatabase() throws IOException {
        String operator = LAB.namespaces().get(0);
        String shop = LAB.namespaces().get(1);
        Desk desk = Desk.in(folder, shop).calling("mysql-operator", operator);
        String manifest = OperatorManifest.forThisRun(
                LAB, operator, OperatorManifest.actingOn(shop, Files.readString(desk.file(MANIFEST))));
        Files.writeString(desk.file(MANIFEST), manifest);
        Page install = Page.of("docs/install.md");
        assertThat(install.notRun())
                .containsExactly(
                        "the build has made both already", "the image is in the cluster, and pushed to no registry");
        Page first = Page.of("docs/first-database.md");
        assertThat(first.notRun()).containsExactly("the test has a namespace of its own, in a kubeconfig of its own");
        try {
            install.run(desk);
            first.run(desk);
        } finally {
            Kubectl.Result gone = Kubectl.with(manifest, "delete", "--ignore-not-found", "-f", "-");
            assertThat(gone.ok()).as(gone.err()).isTrue();
        }
    }
}
