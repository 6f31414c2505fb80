package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.operator.Operator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operator that is to act on two namespaces and has, for now, rights in one. */
class MissingRightsE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("rights", 2);

    private static final String ACCOUNT = "operator";

    @Test
    void aNamespaceWithoutRightsKeepsNoOtherWaitingAndIsServedOnceThereAreSome() throws InterruptedException {
        Instance served = LAB.instance(0, "mysql-instance");
        Instance waiting = LAB.instance(1, "mysql-instance");
        apply(roles());
        apply(binding("ClusterRoleBinding", role() + "-cluster", "", role() + "-cluster"));
        apply(binding("RoleBinding", role(), namespace(0), role()));
        try (KubernetesClient client = LAB.cluster().newClientAs(namespace(0), ACCOUNT);
                Operator operator = new Operator(client, LAB.settings())) {
            Thread thread = new Thread(() -> run(operator), "operator with few rights");
            thread.setDaemon(true);
            thread.start();
            waiting.create();
            served.create();
            served.awaitReady();
            assertThat(waiting.state()).isEmpty();

            apply(binding("RoleBinding", role(), namespace(1), role()));
            waiting.awaitReady();
            served.delete();
            waiting.delete();
            served.awaitGone();
            waiting.awaitGone();
        }
    }

    @AfterAll
    static void removeRights() {
        Kubectl.run("delete", "clusterrole", role(), role() + "-cluster", "--ignore-not-found");
        Kubectl.run("delete", "clusterrolebinding", role() + "-cluster", "--ignore-not-found");
    }

    /** Those that people install, under names of this run. */
    private static String roles() {
        try {
            StringBuilder roles = new StringBuilder();
            for (String object : Splitter.on("\n---\n")
                    .split(Files.readString(Cluster.file("mysql-operator-app/deploy/operator.yaml")))) {
                if (object.contains("\nkind: ClusterRole\n")) {
                    roles.append("---\n")
                            .append(object.replace("  name: mysql-operator", "  name: " + role()))
                            .append('\n');
                }
            }
            return roles.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String binding(String kind, String name, String namespace, String role) {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: %s
                metadata: {name: "%s", namespace: "%s"}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "%s"}
                subjects: [{kind: ServiceAccount, name: %s, namespace: "%s"}]
                """.formatted(kind, name, namespace, role, ACCOUNT, namespace(0));
    }

    private static void apply(String manifest) {
        Kubectl.Result result = Kubectl.with(manifest, "apply", "-f", "-");
        assertThat(result.ok()).as(result.err()).isTrue();
    }

    private static void run(Operator operator) {
        try {
            operator.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String role() {
        return "mysql-operator-" + namespace(0);
    }

    private static String namespace(int index) {
        return LAB.namespaces().get(index);
    }
}
