package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code kubectl delete -f crd.yaml} with databases and a running operator: it can be mended as docs/upgrade.md says, and no row is lost. */
@Isolated("it takes the definition away, and with it every MySQL of the cluster")
class DefinitionRemovedE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("definition");

    private static final String FILE =
            Cluster.file("mysql-operator-app/deploy/crd.yaml").toString();

    @Test
    void everyDatabaseIsBackedUpFirstAndComesBackAfterwards() {
        assumeTrue(Boolean.getBoolean("e2e.exclusive"), "the cluster is shared: -De2e.exclusive=true");
        Instance mysql = LAB.instance("mysql-instance");
        LAB.operator().start();
        mysql.create();
        mysql.awaitReady();
        mysql.rows().write();

        String before = uid();
        try {
            assertThat(Kubectl.run("delete", "-f", FILE, "--wait=false").ok()).isTrue();
            // puts mysqlbackups back, which is gone before the operator could end its work; and then mysqls
            Patience.await(
                    "the definition is another one",
                    () -> Kubectl.run("apply", "-f", FILE).ok() && !uid().equals(before));
        } finally {
            LAB.cluster().define();
        }
        Patience.await("the kind is known again", () -> {
            mysql.create();
            return true;
        });
        mysql.awaitReady();
        assertThat(mysql.rows().read()).hasSize(2);
        mysql.delete();
        mysql.awaitGone();
    }

    private static String uid() {
        return Kubectl.run("get", "crd", "mysqls.otus.homework", "-o", "jsonpath={.metadata.uid}")
                .out();
    }
}
