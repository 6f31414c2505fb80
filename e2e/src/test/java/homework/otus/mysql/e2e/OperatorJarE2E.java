package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The executable jar, outside of the cluster: killed anywhere it goes on, told to stop it stops (M16, I6). */
class OperatorJarE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("jar");

    private static final Duration SECOND_START = Duration.ofSeconds(12);

    @Test
    void killedAnywhereItReachesTheEnd() {
        Instance mysql = LAB.instance("mysql-instance");
        try (MortalOperator operator = new MortalOperator(LAB, mysql)) {
            mysql.create();
            dieWhenThere(operator, mysql, ObjectRole.DATA_VOLUME);
            dieWhenThere(operator, mysql, ObjectRole.WORKLOAD);
            dieWhenThere(operator, mysql, ObjectRole.SERVICE);
            mysql.awaitReady();
            mysql.rows().write();

            mysql.delete();
            dieWhenThere(operator, mysql, ObjectRole.BACKUP_JOB);
            dieWhenGone(operator, mysql, ObjectRole.WORKLOAD);
            dieWhenGone(operator, mysql, ObjectRole.DATA_VOLUME);
            mysql.awaitGone();
            mysql.awaitOnly(
                    ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);

            mysql.create();
            dieWhenThere(operator, mysql, ObjectRole.RESTORE_JOB);
            mysql.awaitReady();
            assertThat(mysql.rows().read()).hasSize(2);
            assertThat(mysql.message()).isEqualTo("mysql-instance created with restore-job");
        }
    }

    /** With the lease, which the next one need not wait for. */
    @Test
    void toldToStopItStopsAndLeavesTheLease() throws InterruptedException {
        String namespace = LAB.namespaces().get(0);
        for (int round = 0; round < 4; round++) {
            try (OperatorProcess process = MortalOperator.start(LAB, "--lease-namespace", namespace)) {
                Patience.await("it works", SECOND_START, () -> process.output().contains("watching"), process::output);
                Thread.sleep(round * 1_000L); // the lease is renewed every other second: meet it in different moments
                assertThat(process.terminate()).as(process.output()).isIn(0, 143);
                assertThat(process.output()).contains("stopped").doesNotContain("Exception");
            }
        }
    }

    private static void dieWhenThere(MortalOperator operator, Instance mysql, ObjectRole role) {
        operator.dieWhen(role + " is there", () -> mysql.object(role).isPresent());
    }

    private static void dieWhenGone(MortalOperator operator, Instance mysql, ObjectRole role) {
        operator.dieWhen(role + " is gone", () -> mysql.object(role).isEmpty());
    }
}
