package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.OnVolume;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A restore that fails, a delete, a create: the empty database never becomes the latest backup, and the
 * failed Job never stands in for a new one (earlier failures 1 and 14).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailedRestoreE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("torn");

    private static final String CUT_IN_HALF = "cd /volume/*Z*/ && cp -p own.sql.gz /volume/kept-by-test"
            + " && truncate -s $(($(stat -c %s own.sql.gz) / 2)) own.sql.gz";
    private static final String MAKE_WHOLE = "cd /volume/*Z*/ && cp -p /volume/kept-by-test own.sql.gz";

    private static Map<String, String> goodBackups = Map.of();
    private static String goodBackupJob = "";

    @BeforeAll
    static void takeAGoodBackupAndCutItInHalf() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
        mysql().delete();
        mysql().awaitGone();
        goodBackups = catalogue();
        goodBackupJob = uid(ObjectRole.BACKUP_JOB);
        OnVolume.run(LAB.cluster(), mysql().id(), ObjectRole.BACKUP_CLAIM, CUT_IN_HALF);
    }

    @Test
    @Order(1)
    void aTornBackupIsToldAndNothingIsServed() {
        mysql().create();
        mysql().awaitState("Degraded");

        assertToldAndShut();
        assertThat(mysql().events())
                .anyMatch(event -> event.contains("own.sql.gz") && event.contains("nothing was restored"));
    }

    @Test
    @Order(2)
    void aLifeWhoseRestoreFailedGoesWithoutABackup() {
        mysql().delete();
        mysql().awaitGone();

        mysql().awaitOnly(
                        ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        assertThat(catalogue()).isEqualTo(goodBackups);
        assertThat(uid(ObjectRole.BACKUP_JOB)).as("no other backup was taken").isEqualTo(goodBackupJob);
        assertThat(mysql().events()).contains("mysql-instance deleted, without a final backup");
    }

    /** The resource is forced away: its server, its half-made data and its failed Job are still there. */
    @Test
    @Order(3)
    void aFailedJobOfAnEarlierLifeDoesNotStandInForANewOne() {
        mysql().create();
        mysql().awaitState("Degraded");
        assertToldAndShut();
        String failedJob = uid(ObjectRole.RESTORE_JOB);
        LAB.operator().stop();
        mysql().delete();
        mysql().edit(resource -> resource.getMetadata().setFinalizers(List.of()));
        mysql().awaitGone();
        OnVolume.run(LAB.cluster(), mysql().id(), ObjectRole.BACKUP_CLAIM, MAKE_WHOLE);
        assertThat(uid(ObjectRole.RESTORE_JOB)).isEqualTo(failedJob);

        mysql().create();
        LAB.disturb(mysql());
        LAB.operator().start();
        mysql().awaitReady();

        assertThat(mysql().rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        Job restore = mysql().object(Job.class, ObjectRole.RESTORE_JOB).orElseThrow();
        assertThat(restore.getMetadata().getUid()).isNotEqualTo(failedJob);
        assertThat(Annotations.of(restore, Annotations.LIFE))
                .contains(mysql().stored().getMetadata().getUid());
        assertThat(mysql().message()).isEqualTo("mysql-instance created with restore-job");
        assertThat(catalogue()).isEqualTo(goodBackups);
    }

    private static void assertToldAndShut() {
        assertThat(mysql().condition("Degraded").orElseThrow())
                .startsWith("RestoreFailed: ")
                .contains(
                        ObjectRole.RESTORE_JOB.nameFor(mysql().id()),
                        "own.sql.gz",
                        "nothing was restored",
                        "delete the job to try again");
        assertThat(mysql().condition("Ready")).isEmpty();
        assertThat(mysql().object(ObjectRole.SERVICE)).isEmpty();
        assertThat(mysql().object(Job.class, ObjectRole.RESTORE_JOB)
                        .orElseThrow()
                        .getStatus()
                        .getFailed())
                .isEqualTo(1);
    }

    private static Map<String, String> catalogue() {
        Map<String, String> backups = mysql().object(ConfigMap.class, ObjectRole.CATALOGUE)
                .orElseThrow()
                .getData();
        assertThat(backups.values()).singleElement().asString().containsOnlyOnce("\"id\"");
        return backups;
    }

    private static String uid(ObjectRole role) {
        HasMetadata object = mysql().object(role).orElseThrow();
        return object.getMetadata().getUid();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
