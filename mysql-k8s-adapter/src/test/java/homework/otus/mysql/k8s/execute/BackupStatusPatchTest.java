package homework.otus.mysql.k8s.execute;

import static homework.otus.mysql.k8s.Samples.BACKUP;
import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.BackupSamples;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BackupStatusPatchTest {
    private static final BackupProgress DONE =
            BackupProgress.builder().phase(Phase.SUCCEEDED).id(BACKUP.id()).build();
    private static final BackupRecord RECORD =
            BackupRecord.builder().from(BACKUP).seconds(125).tables(3).rows(17).build();

    private final MySQLBackup backup = BackupSamples.backup("b", "mysql-instance");

    private ObjectNode patch(BackupProgress progress, Optional<BackupRecord> record, Instant at) {
        return BackupStatusPatch.of(
                new BackupEdit.Tell("b", new Uid("uid-of-b"), progress, record), backup, "mysql:8.4", at);
    }

    /** What the API server makes of it: what is not in the patch stays. */
    private MySQLBackupStatus write(BackupProgress progress, Optional<BackupRecord> record, Instant at) {
        ObjectNode status = backup.getStatus() == null
                ? Json.object()
                : (ObjectNode)
                        Json.parse(Serialization.asJson(backup.getStatus())).orElseThrow();
        status.setAll(patch(progress, record, at));
        backup.setStatus(Serialization.unmarshal(Json.write(status), MySQLBackupStatus.class));
        return backup.getStatus();
    }

    @Test
    void whatIsKnownOfABackupIsTold() {
        MySQLBackupStatus status = write(DONE, Optional.of(RECORD), NOW);
        assertThat(status.getPhase()).isEqualTo("Succeeded");
        assertThat(status.getBackupId()).isEqualTo(BACKUP.id().value());
        assertThat(status.getCompletionTime()).isEqualTo("2020-08-11T07:54:02Z");
        assertThat(status.getBytes()).isEqualTo(1234);
        assertThat(status.getSize()).isEqualTo("1.2 KiB");
        assertThat(status.getDuration()).isEqualTo("2m5s");
        assertThat(status.getChecksum()).isEqualTo("cafe");
        assertThat(status.getServerVersion()).isEqualTo("5.7.44");
        assertThat(status.getImage()).isEqualTo("mysql:8.4");
        assertThat(status.getTables()).isEqualTo(3);
        assertThat(status.getRows()).isEqualTo(17);
    }

    @Test
    void whatWasKnownStaysWhenNothingNewIs() {
        write(DONE, Optional.of(RECORD), NOW);
        MySQLBackupStatus later = write(
                BackupProgress.builder().from(DONE).message("not deleted").build(),
                Optional.empty(),
                NOW.plusSeconds(60));
        assertThat(later.getChecksum()).isEqualTo("cafe");
        assertThat(later.getSize()).isEqualTo("1.2 KiB");
        assertThat(later.getMessage()).isEqualTo("not deleted");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseIsReadBack(Phase phase) {
        for (Verified verified : Verified.values()) {
            BackupProgress progress = BackupProgress.builder()
                    .phase(phase)
                    .id(BACKUP.id())
                    .failures(1)
                    .verified(verified)
                    .message("words")
                    .build();
            write(progress, Optional.empty(), NOW);
            assertThat(BackupFacts.progress(backup)).isEqualTo(progress);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, Unknown",
        "RUNNING, Unknown",
        "SUCCEEDED, True",
        "FAILED, False",
    })
    void theConditionTellsHowItEnded(Phase phase, String complete) {
        MySQLBackupStatus status = write(BackupProgress.builder().phase(phase).build(), Optional.empty(), NOW);
        assertThat(status.getConditions()).extracting(Condition::getType).containsExactly("Complete");
        assertThat(status.getConditions().get(0).getStatus()).isEqualTo(complete);
        assertThat(status.getConditions().get(0).getMessage()).isNotEmpty();
    }

    @Test
    void aTrialRestoreIsAConditionOfItsOwn() {
        write(DONE, Optional.of(RECORD), NOW);
        MySQLBackupStatus good = write(
                BackupProgress.builder().from(DONE).verified(Verified.GOOD).build(),
                Optional.of(RECORD),
                NOW.plusSeconds(60));
        assertThat(good.getConditions()).extracting(Condition::getType).containsExactly("Complete", "Verified");
        assertThat(good.getConditions())
                .extracting(Condition::getLastTransitionTime)
                .as("only what has changed has a new time")
                .containsExactly("2020-08-11T08:00:00Z", "2020-08-11T08:01:00Z");
        MySQLBackupStatus bad = write(
                BackupProgress.builder()
                        .from(DONE)
                        .verified(Verified.BAD)
                        .message("a row is missing")
                        .build(),
                Optional.of(RECORD),
                NOW.plusSeconds(120));
        assertThat(bad.getVerified()).isEqualTo("Bad");
        assertThat(bad.getConditions().get(1).getStatus()).isEqualTo("False");
        assertThat(bad.getConditions().get(1).getMessage()).isEqualTo("a row is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "10239, 10 KiB",
        "10240, 10 KiB",
        "1048575, 1024 KiB",
        "1048576, 1.0 MiB",
        "5905580032, 5.5 GiB",
        "9223372036854775807, 8388608 TiB",
    })
    void sizesAreForPeople(long bytes, String text) {
        assertThat(BackupStatusPatch.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m", "125, 2m5s", "3600, 1h", "90061, 25h1m1s"})
    void durationsAreForPeople(long seconds, String text) {
        assertThat(BackupStatusPatch.duration(seconds)).isEqualTo(text);
    }
}
