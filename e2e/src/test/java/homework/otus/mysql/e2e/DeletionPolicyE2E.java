package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Retain keeps the data for the next resource of that name, Delete loses what is in no backup; the backups stay under each. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeletionPolicyE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("policy");

    private static final String FIRST = "1\tfirst";
    private static final String SECOND = "2\tzweite Zeile – ü";

    private static String volume = "";

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create(spec -> spec.setDeletionPolicy("Retain"));
        mysql().awaitReady();
        mysql().rows().write();
        volume = uid(ObjectRole.DATA_VOLUME);
    }

    @Test
    @Order(1)
    void retainKeepsDataAndCredentials() {
        mysql().delete();
        mysql().awaitGone();

        mysql().awaitOnly(
                        ObjectRole.DATA_VOLUME,
                        ObjectRole.DATA_CLAIM,
                        ObjectRole.BACKUP_VOLUME,
                        ObjectRole.BACKUP_CLAIM,
                        ObjectRole.CREDENTIALS,
                        ObjectRole.CATALOGUE);
        assertThat(mysql().events())
                .contains(
                        "mysql-instance deleted, claim mysql-instance-pvc, its volume, the credentials and the backups"
                                + " stay for the next mysql-instance");
    }

    @Test
    @Order(2)
    void theNextResourceTakesItUp() {
        mysql().create();
        mysql().awaitReady();

        assertThat(mysql().rows().read()).containsExactly(FIRST, SECOND);
        assertThat(mysql().message()).isEqualTo("mysql-instance created without restore-job");
        assertThat(uid(ObjectRole.DATA_VOLUME)).isEqualTo(volume);
        mysql().rows().sql("insert into `otus-database`.test values (3, 'of the second life')");
    }

    /** Its rows are in the backup of a life that took them up. */
    @Test
    @Order(3)
    void underBackupTheDataGoesIntoABackup() {
        mysql().delete();
        mysql().awaitGone();
        mysql().create(spec -> spec.setDeletionPolicy("Delete"));
        mysql().awaitReady();

        assertThat(mysql().rows().read()).containsExactly(FIRST, SECOND, "3\tof the second life");
    }

    @Test
    @Order(4)
    void deleteSaysWhatIsLostAndKeepsTheBackups() {
        mysql().rows().sql("insert into `otus-database`.test values (4, 'lost on purpose')");
        HasMetadata backup = mysql().object(ObjectRole.BACKUP_JOB).orElseThrow();

        mysql().delete();
        mysql().awaitGone();

        mysql().awaitOnly(
                        ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        assertThat(uid(ObjectRole.BACKUP_JOB))
                .as("no backup was taken")
                .isEqualTo(backup.getMetadata().getUid());
        assertThat(mysql().events())
                .anyMatch(event -> event.startsWith(
                                "mysql-instance deleted, deletionPolicy is Delete: what is not in" + " backup ")
                        && event.endsWith(", is lost"));
    }

    @Test
    @Order(5)
    void theNextLifeHasTheLastBackup() {
        mysql().create();
        mysql().awaitReady();

        assertThat(mysql().rows().read()).containsExactly(FIRST, SECOND, "3\tof the second life");
    }

    private static String uid(ObjectRole role) {
        return mysql().object(role).orElseThrow().getMetadata().getUid();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
