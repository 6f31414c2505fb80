package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Delete and create, time and again, with nothing left in between but the backups (M9, M14). A deletion by
 * kubectl that asks for the foreground is among them: nothing may be collected before its time (earlier
 * failure 4).
 */
class ManyLivesE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("lives");

    private static final int LIVES = Boolean.getBoolean("full") ? 10 : 3;

    @Test
    void everyLifeHasTheRowsOfAllBefore() {
        LAB.operator().start();
        Instance mysql = LAB.instance("mysql-instance");
        Set<String> backupJobs = new HashSet<>();
        mysql.create();
        mysql.awaitReady();
        mysql.rows().sql("create table `otus-database`.lives (life int primary key)");
        for (int life = 1; life <= LIVES; life++) {
            mysql.rows().sql("insert into `otus-database`.lives values (" + life + ")");

            delete(mysql, life % 2 == 0);

            mysql.awaitOnly(
                    ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
            Job backup = mysql.object(Job.class, ObjectRole.BACKUP_JOB).orElseThrow();
            assertThat(backup.getStatus().getSucceeded()).isEqualTo(1);
            assertThat(backupJobs.add(uid(backup))).as("a Job of its own").isTrue();

            mysql.create();
            mysql.awaitReady();

            assertThat(mysql.rows().sql("select life from `otus-database`.lives order by life"))
                    .isEqualTo(IntStream.rangeClosed(1, life)
                            .mapToObj(String::valueOf)
                            .toList());
            assertThat(mysql.message()).isEqualTo("mysql-instance created with restore-job");
        }
    }

    private static void delete(Instance mysql, boolean foreground) {
        if (foreground) {
            Kubectl.Result result = Kubectl.run(
                    "delete",
                    "--raw",
                    "/apis/otus.homework/v1/namespaces/" + mysql.id().namespace() + "/mysqls/"
                            + mysql.id().name() + "?propagationPolicy=Foreground");
            assertThat(result.ok()).as(result.err()).isTrue();
        } else {
            mysql.delete();
        }
        mysql.awaitGone();
    }

    private static String uid(HasMetadata object) {
        return object.getMetadata().getUid();
    }
}
