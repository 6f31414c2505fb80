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

/** {@code kubectl delete -f crd.yaml} with databases and a running operator: nothing hangs, and no row is lost. */
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

        try {
            assertThat(Kubectl.run("delete", "-f", FILE, "--wait=false").ok()).isTrue();
            Patience.await(
                    "the definition is gone",
                    () -> !Kubectl.run("get", "crd", "mysqls.otus.homework").ok());
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
}
