package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main story: create, write rows, delete, create again, read them (M4 to M7, M10). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RowsComeBackE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("rows");

    @BeforeAll
    static void start() {
        LAB.operator().start();
    }

    /** M4. */
    @Test
    @Order(1)
    void createMakesEverythingOfTheInstance() {
        mysql().create();
        mysql().awaitReady();

        mysql().awaitOnly(
                        ObjectRole.DATA_VOLUME,
                        ObjectRole.DATA_CLAIM,
                        ObjectRole.BACKUP_VOLUME,
                        ObjectRole.BACKUP_CLAIM,
                        ObjectRole.CREDENTIALS,
                        ObjectRole.CATALOGUE,
                        ObjectRole.WORKLOAD,
                        ObjectRole.SERVICE);
        Service service = mysql().object(Service.class, ObjectRole.SERVICE).orElseThrow();
        assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(service.getSpec().getPorts())
                .extracting(port -> port.getPort())
                .containsExactly(3306);
        assertThat(mysql().rows().pod().getMetadata().getLabels()).containsEntry("app", "mysql-instance");
        for (ObjectRole role : List.of(ObjectRole.DATA_CLAIM, ObjectRole.BACKUP_CLAIM)) {
            PersistentVolumeClaim claim =
                    mysql().object(PersistentVolumeClaim.class, role).orElseThrow();
            assertThat(claim.getStatus().getPhase()).isEqualTo("Bound");
        }
    }

    /** M5 and M10, for a first life. */
    @Test
    @Order(2)
    void aFirstLifeSaysThatNothingWasRestored() {
        assertThat(mysql().message()).isEqualTo("mysql-instance created without restore-job");
        assertThat(mysql().events())
                .contains("mysql created with created backup-pv", "mysql-instance created without restore-job");
    }

    /** M6. */
    @Test
    @Order(3)
    void deleteKeepsTheBackupAlone() {
        mysql().rows().write();

        mysql().delete();
        mysql().awaitGone();

        mysql().awaitOnly(
                        ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        assertThat(succeeded(ObjectRole.BACKUP_JOB)).isEqualTo(1);
        PersistentVolume volume =
                mysql().object(PersistentVolume.class, ObjectRole.BACKUP_VOLUME).orElseThrow();
        assertThat(volume.getStatus().getPhase()).isEqualTo("Bound");
        assertThat(volume.getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
    }

    /** M5 and M7. */
    @Test
    @Order(4)
    void createAgainBringsTheRowsBack() {
        mysql().create();
        mysql().awaitReady();

        assertThat(mysql().rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        assertThat(succeeded(ObjectRole.BACKUP_JOB)).isEqualTo(1);
        assertThat(succeeded(ObjectRole.RESTORE_JOB)).isEqualTo(1);
        assertThat(mysql().message()).isEqualTo("mysql-instance created with restore-job");
        assertThat(mysql().events())
                .contains(
                        "mysql created without created backup-pv, backup-pv exist",
                        "mysql-instance created with restore-job");
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }

    private static int succeeded(ObjectRole role) {
        Job job = mysql().object(Job.class, role).orElseThrow();
        assertThat(job.getStatus().getFailed()).isNull();
        return job.getStatus().getSucceeded();
    }
}
