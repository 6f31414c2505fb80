package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Onlooker;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        try (Mortal operator = new Mortal(mysql)) {
            mysql.create();
            operator.dieWhenThere(ObjectRole.DATA_VOLUME);
            operator.dieWhenThere(ObjectRole.WORKLOAD);
            operator.dieWhenThere(ObjectRole.SERVICE);
            mysql.awaitReady();
            mysql.rows().write();

            mysql.delete();
            operator.dieWhenThere(ObjectRole.BACKUP_JOB);
            operator.dieWhenGone(ObjectRole.WORKLOAD);
            operator.dieWhenGone(ObjectRole.DATA_VOLUME);
            mysql.awaitGone();
            mysql.awaitOnly(
                    ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);

            mysql.create();
            operator.dieWhenThere(ObjectRole.RESTORE_JOB);
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
            try (OperatorProcess process = start("--lease-namespace", namespace)) {
                Patience.await("it works", SECOND_START, () -> process.output().contains("watching"), process::output);
                Thread.sleep(round * 1_000L); // the lease is renewed every other second: meet it in different moments
                assertThat(process.terminate()).as(process.output()).isIn(0, 143);
                assertThat(process.output()).contains("stopped").doesNotContain("Exception");
            }
        }
    }

    private static OperatorProcess start(String... options) {
        return OperatorProcess.start(Stream.concat(
                        Stream.of(
                                "--namespaces",
                                String.join(",", LAB.namespaces()),
                                "--host-path-root",
                                LAB.settings().adapter().hostPathRoot(),
                                "--health-port=0"),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    /** An operator that dies without notice and is started again at once. */
    private static final class Mortal implements AutoCloseable {
        private final Instance mysql;
        private final Onlooker onlooker;
        private OperatorProcess process = start("--leader-elect=false");

        Mortal(Instance mysql) {
            this.mysql = mysql;
            this.onlooker = LAB.lookOn(mysql);
        }

        void dieWhenThere(ObjectRole role) {
            die(role + " is there", () -> mysql.object(role).isPresent());
        }

        void dieWhenGone(ObjectRole role) {
            die(role + " is gone", () -> mysql.object(role).isEmpty());
        }

        private void die(String when, Callable<Boolean> moment) {
            Patience.await(when, moment);
            process.kill();
            process = start("--leader-elect=false");
        }

        @Override
        public void close() {
            onlooker.close();
            process.close();
        }
    }
}
