package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.OperatorManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code kubectl apply -k} installs, as kubectl's own kustomize renders it. */
class KustomizeE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("kustomize");

    private static final String FOLDER = "mysql-operator-app/deploy/kustomize/";

    @Test
    void theBaseIsThePlainFiles() throws IOException {
        String plain = Files.readString(Cluster.file("mysql-operator-app/deploy/crd.yaml")) + "\n---\n"
                + Files.readString(Cluster.file("mysql-operator-app/deploy/operator.yaml"));
        assertThat(heads(render("base"))).containsExactlyInAnyOrderElementsOf(heads(plain));
    }

    /** Before 1.21 kubectl has a kustomize that takes no folder as a resource. */
    private static void wantKubectlForOverlays() {
        Matcher minor =
                Pattern.compile("\"minor\": \"(\\d+)").matcher(want(Kubectl.run("version", "--client", "-o", "json")));
        assumeTrue(minor.find() && Integer.parseInt(minor.group(1)) >= 21, "overlays want kubectl 1.21 or newer");
    }

    @Test
    void someNamespacesGetABindingEachAndTheOperatorsOwnNone() {
        wantKubectlForOverlays();
        assertThat(heads(render("some-namespaces")))
                .contains("RoleBinding mysql-operator shop", "RoleBinding mysql-operator blog")
                .doesNotContain("RoleBinding mysql-operator mysql-operator", "ClusterRoleBinding mysql-operator");
    }

    @Test
    void theOverlayForItsOwnNamespaceServesADatabase() {
        wantKubectlForOverlays();
        String manifest = OperatorManifest.forThisRun(LAB, LAB.namespaces().get(0), render("own-namespace"));
        assertThat(heads(manifest))
                .doesNotContain("ClusterRoleBinding " + LAB.namespaces().get(0));
        Instance mysql = LAB.instance("mysql-instance");
        try {
            want(Kubectl.with(manifest, "apply", "-f", "-"));
            mysql.create();
            mysql.awaitReady();
            mysql.delete();
            mysql.awaitGone();
        } finally {
            want(Kubectl.with(manifest, "delete", "--ignore-not-found", "-f", "-"));
        }
    }

    private static String render(String folder) {
        return want(Kubectl.run("kustomize", Cluster.file(FOLDER + folder).toString()));
    }

    private static String want(Kubectl.Result result) {
        assertThat(result.ok()).as(result.err()).isTrue();
        return result.out();
    }

    /** Kind, name and namespace of each object. */
    private static List<String> heads(String manifest) {
        InputStream text = new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8));
        return LAB.cluster().client().load(text).items().stream()
                .map(object -> Stream.of(
                                object.getKind(),
                                object.getMetadata().getName(),
                                object.getMetadata().getNamespace())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
