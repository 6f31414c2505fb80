package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.crd.BackupFields;
import io.fabric8.kubernetes.api.model.Condition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With verify: Restore a backup is restored once into a server that is thrown away, and its resource tells how that went. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyRestoreE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("verify");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
    }

    /** It was taken before anybody wanted it verified, and damaged since. */
    @Test
    @Order(1)
    void aDamagedBackupIsTold() {
        String id = mysql().backups().take("damaged");
        mysql().backups()
                .onVolume(
                        LAB.cluster(),
                        "file=$(ls '" + id + "'/own-rows*.gz | head -1);"
                                + " printf x | dd of=\"$file\" bs=1 seek=20 conv=notrunc");
        mysql().edit(resource -> {
            BackupFields backup = new BackupFields();
            backup.setVerify("Restore");
            resource.getSpec().setBackup(backup);
        });
        awaitVerified("damaged", "Bad");
        assertThat(condition("damaged").getStatus()).isEqualTo("False");
        assertThat(condition("damaged").getMessage()).contains("trial restore failed");
        assertThat(mysql().backups().columns("damaged")).contains("Bad");
        assertThat(mysql().backups().events("damaged"))
                .anyMatch(event -> event.startsWith("Warning TrialFailed: a trial restore failed: "));
        mysql().awaitReady();
    }

    @Test
    @Order(2)
    void aGoodOneIsTold() {
        mysql().backups().take("good");
        awaitVerified("good", "Good");
        assertThat(condition("good").getStatus()).isEqualTo("True");
        assertThat(mysql().backups().columns("good")).contains("Good");
        assertThat(mysql().rows().read()).as("the server goes on").hasSize(2);
    }

    /** What cannot be restored can be removed. */
    @Test
    @Order(3)
    void theDamagedOneCanBeDeleted() {
        mysql().backups().delete("damaged");
        mysql().backups().awaitGone("damaged");
    }

    private static void awaitVerified(String name, String word) {
        Patience.await(
                "MySQLBackup " + name + " is " + word,
                () -> word.equals(mysql().backups().status(name).getVerified()));
    }

    private static Condition condition(String name) {
        return mysql().backups().status(name).getConditions().stream()
                .filter(condition -> condition.getType().equals("Verified"))
                .findFirst()
                .orElseThrow();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
