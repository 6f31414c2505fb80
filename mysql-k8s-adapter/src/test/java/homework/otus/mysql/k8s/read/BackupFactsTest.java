package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.MYSQL_INSTANCE;
import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.BackupSamples;
import homework.otus.mysql.k8s.crd.InstanceRef;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupSpec;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackupFactsTest {
    private static BackupFact read(MySQLBackup backup) {
        return BackupFacts.read(List.of(backup), NOW).get(0);
    }

    @Test
    void aWishIsPendingAndOnlyItsOwn() {
        assertThat(read(BackupSamples.backup("before-release", "mysql-instance")))
                .isEqualTo(BackupFact.builder()
                        .name("before-release")
                        .uid(new Uid("uid-of-before-release"))
                        .createdAt(NOW.minusSeconds(1800))
                        .build());
    }

    @Test
    void theStatusTellsHowFarItIs() {
        MySQLBackup backup = BackupSamples.taken("b", "mysql-instance", "id-1");
        MySQLBackupStatus status = backup.getStatus();
        status.setFailures(2);
        status.setVerified("Bad");
        status.setMessage("a trial restore failed");
        status.setChecksum("cafe");
        BackupFact fact = read(backup);
        assertThat(fact.progress())
                .isEqualTo(BackupProgress.builder()
                        .phase(Phase.SUCCEEDED)
                        .id(new BackupId("id-1"))
                        .failures(2)
                        .verified(Verified.BAD)
                        .message("a trial restore failed")
                        .build());
        assertThat(fact.sha256()).contains("cafe");
        assertThat(fact.isFinished()).isTrue();
    }

    @Test
    void wordsThatWeDoNotWriteMeanNothing() {
        MySQLBackup backup = BackupSamples.taken("b", "mysql-instance", "");
        backup.getStatus().setPhase("Excellent");
        backup.getStatus().setVerified("Perhaps");
        backup.getStatus().setMessage("");
        assertThat(read(backup).progress()).isEqualTo(BackupProgress.PENDING);
        backup.getStatus().setPhase("Failed");
        assertThat(read(backup).progress().phase()).isEqualTo(Phase.FAILED);
        backup.getStatus().setPhase("Running");
        assertThat(read(backup).progress().phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void metadataTellWhatMayBecomeOfIt() {
        MySQLBackup backup = BackupSamples.backup("b", "mysql-instance");
        backup.getMetadata().setFinalizers(List.of("a/b", Annotations.FINALIZER));
        backup.getMetadata().setDeletionTimestamp("2020-08-11T07:59:00Z");
        backup.getMetadata()
                .setAnnotations(Map.of(
                        Annotations.AUTOMATIC, "true",
                        Annotations.SCHEDULED_FOR, "2020-08-11T07:30:00Z",
                        Annotations.LISTS, "id-0",
                        Annotations.DELETE_LAST_BACKUP, "uid-of-b"));
        BackupFact fact = read(backup);
        assertThat(fact.guarded()).isTrue();
        assertThat(fact.terminating()).isTrue();
        assertThat(fact.automatic()).isTrue();
        assertThat(fact.scheduledFor()).contains(Instant.parse("2020-08-11T07:30:00Z"));
        assertThat(fact.id()).contains(new BackupId("id-0"));
        assertThat(fact.mayBeTheLast()).isTrue();
        backup.getMetadata()
                .setAnnotations(Map.of(
                        Annotations.AUTOMATIC, "yes",
                        Annotations.SCHEDULED_FOR, "at noon",
                        Annotations.LISTS, "",
                        Annotations.DELETE_LAST_BACKUP, "true"));
        assertThat(read(backup).automatic()).isFalse();
        assertThat(read(backup).scheduledFor()).isEmpty();
        assertThat(read(backup).lists()).isEmpty();
        assertThat(read(backup).mayBeTheLast()).isFalse();
    }

    @Test
    void onlyThoseThatNameTheInstanceAreItsOwn() {
        MySQLBackup nobodys = BackupSamples.backup("nobodys", "");
        MySQLBackup odd = BackupSamples.backup("odd", "x");
        odd.setSpec(new MySQLBackupSpec());
        MySQLBackup without = BackupSamples.backup("without", "x");
        without.setSpec(null);
        MySQLBackup unnamed = BackupSamples.backup("unnamed", "x");
        unnamed.getSpec().setInstanceRef(new InstanceRef());
        MySQLBackup elsewhere = BackupSamples.backup("elsewhere", "mysql-instance");
        elsewhere.getMetadata().setNamespace("other");
        FakeObjects cluster = new FakeObjects()
                .with(BackupSamples.backup("mine", "mysql-instance"))
                .with(BackupSamples.backup("backup-of-another", "another"))
                .with(nobodys)
                .with(odd)
                .with(without)
                .with(unnamed)
                .with(elsewhere);
        assertThat(BackupFacts.resources(cluster, MYSQL_INSTANCE))
                .extracting(backup -> backup.getMetadata().getName())
                .containsExactly("mine");
    }

    @Test
    void theOldestIsFirstAndTheNameDecidesBetweenTwoOfOneMoment() {
        MySQLBackup old = BackupSamples.backup("z", "mysql-instance");
        old.getMetadata().setCreationTimestamp("2020-08-11T07:00:00Z");
        assertThat(BackupFacts.read(
                        List.of(
                                BackupSamples.backup("b", "mysql-instance"),
                                BackupSamples.backup("a", "mysql-instance"),
                                old),
                        NOW))
                .extracting(BackupFact::name)
                .containsExactly("z", "a", "b");
    }
}
