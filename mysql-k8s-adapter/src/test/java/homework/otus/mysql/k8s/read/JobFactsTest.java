package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.BACKUP;
import static homework.otus.mysql.k8s.Samples.LIFE;
import static homework.otus.mysql.k8s.Samples.MYSQL_INSTANCE;
import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failed;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobFactsTest {
    private static final String REPORT = """
            {"id":"20200811T075402Z","life":"11111111-life","final":true,"fenced":true,"lifeComplete":true,
             "completedAt":"2020-08-11T07:54:02Z","serverVersion":"5.7.44","hostname":"mysql-instance-abc-1",
             "bytes":1234,"sha256":"cafe","warnings":0,"warning":""}
            """;

    private static Job job(ObjectRole role, String condition) {
        return new JobBuilder()
                .withMetadata(FakeObjects.ours(
                        role, Map.of(Annotations.LIFE, LIFE.value(), Annotations.FOR_DELETION, "true")))
                .withNewStatus()
                .addNewCondition()
                .withType(condition)
                .withStatus("True")
                .withReason("BackoffLimitExceeded")
                .withLastTransitionTime(NOW.toString())
                .endCondition()
                .endStatus()
                .build();
    }

    private static Pod pod(ObjectRole role, String owner, int exitCode, String message) {
        return new PodBuilder()
                .withMetadata(FakeObjects.ours(role, Map.of()))
                .editMetadata()
                .addNewOwnerReference()
                .withUid(owner)
                .endOwnerReference()
                .endMetadata()
                .withNewStatus()
                .addNewContainerStatus()
                .withName("job")
                .withState(new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(exitCode)
                        .withReason("Error")
                        .withMessage(message)
                        .endTerminated()
                        .build())
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private static JobState state(ObjectRole role, String condition, FakeObjects cluster) {
        return new JobFacts(cluster.list(Pod.class, "default", Map.of()), NOW)
                .read(job(role, condition), MYSQL_INSTANCE, role)
                .state();
    }

    private static JobState reported(ObjectRole role, String condition, String message) {
        int exitCode = condition.equals("Complete") ? 0 : 1;
        return state(role, condition, new FakeObjects().with(pod(role, role.label() + "-uid", exitCode, message)));
    }

    @Test
    void tellsWhoseItIs() {
        JobFact fact = new JobFacts(List.of(), NOW)
                .read(job(ObjectRole.WIPE_JOB, "Complete"), MYSQL_INSTANCE, ObjectRole.WIPE_JOB);
        assertThat(fact.life()).isEqualTo(LIFE);
        assertThat(fact.forDeletion()).isTrue();
    }

    @Test
    void aPodThatStillWorksForADeletedJobKeepsItsPlaceTaken() {
        Pod working = pod(ObjectRole.RESTORE_JOB, "gone", 0, "");
        working.getStatus().setPhase("Running");
        assertThat(goneBeforeItsPods(working)).hasValueSatisfying(job -> {
            assertThat(job.terminating()).isTrue();
            assertThat(job.state()).isInstanceOf(JobState.Running.class);
        });
    }

    @Test
    void aFinishedPodOfADeletedJobIsNoJob() {
        Pod finished = pod(ObjectRole.RESTORE_JOB, "gone", 0, "");
        finished.getStatus().setPhase("Succeeded");
        assertThat(goneBeforeItsPods(finished)).isEmpty();
    }

    /** Its condition follows in a moment, and tells more than that a container has ended. */
    @Test
    void aJobWhosePodHasFailedIsNotOneThatDoesNotStart() {
        Pod failed = pod(ObjectRole.RESTORE_JOB, "restore-job-uid", 1, "{\"message\":\"the file is cut\"}");
        failed.getStatus().setPhase("Failed");
        assertThat(state(ObjectRole.RESTORE_JOB, "Suspended", new FakeObjects().with(failed)))
                .isEqualTo(new JobState.Running(Optional.empty()));
    }

    private static Optional<JobFact> goneBeforeItsPods(Pod pod) {
        return new JobFacts(List.of(pod), NOW).goneBeforeItsPods(MYSQL_INSTANCE, ObjectRole.RESTORE_JOB);
    }

    @Test
    void anInventoryOfManyBackupsIsPacked() throws IOException {
        String report = "{\"backups\":[" + REPORT + "]}";
        assertThat(reported(ObjectRole.INVENTORY_JOB, "Complete", "{\"packed\":\"" + packed(report) + "\"}"))
                .isEqualTo(new JobState.Found(List.of(BACKUP)));
    }

    /** What cannot be read is no empty list. */
    @Test
    void aPackedInventoryThatIsDamagedIsNoReport() throws IOException {
        String whole = packed("{\"backups\":[" + REPORT + "]}");
        String large = packed("{\"backups\":[]}" + " ".repeat(2 << 20));
        assertThat(Stream.of(whole.substring(0, whole.length() / 2), "?", "", large))
                .allSatisfy(bad -> assertThat(
                                reported(ObjectRole.INVENTORY_JOB, "Complete", "{\"packed\":\"" + bad + "\"}"))
                        .isInstanceOf(JobState.Failed.class));
    }

    private static String packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void eachRoleHasItsSuccess() {
        assertThat(reported(ObjectRole.BACKUP_JOB, "Complete", REPORT)).isEqualTo(new JobState.BackedUp(BACKUP));
        assertThat(reported(ObjectRole.RESTORE_JOB, "Complete", "{\"backupId\":\"b\"}"))
                .isEqualTo(new JobState.Restored(new BackupId("b")));
        assertThat(reported(ObjectRole.INVENTORY_JOB, "Complete", "{\"backups\":[" + REPORT + "]}"))
                .isEqualTo(new JobState.Found(List.of(BACKUP)));
        assertThat(reported(ObjectRole.WIPE_JOB, "Complete", "{\"wiped\":true}"))
                .isEqualTo(new JobState.Wiped());
        assertThat(reported(ObjectRole.RENAME_JOB, "Complete", "{\"renamed\":true,\"from\":\"a\",\"to\":\"b\"}"))
                .isEqualTo(new JobState.Renamed());
        assertThat(reported(ObjectRole.PRUNE_JOB, "Complete", "{\"gone\":[],\"absent\":[\"a\"],\"goneCount\":0}"))
                .isEqualTo(new JobState.Pruned());
        assertThat(reported(ObjectRole.VERIFY_JOB, "Complete", "{\"backupId\":\"b\",\"verified\":true}"))
                .isEqualTo(new JobState.Verified());
    }

    @Test
    void aBackupTellsHowMuchIsInIt() {
        String more = REPORT.replace("\"bytes\"", "\"tables\":3,\"rows\":17,\"durationSeconds\":125,\"bytes\"");
        assertThat(reported(ObjectRole.BACKUP_JOB, "Complete", more))
                .isEqualTo(new JobState.BackedUp(BackupRecord.builder()
                        .from(BACKUP)
                        .tables(3)
                        .rows(17)
                        .seconds(125)
                        .build()));
    }

    @Test
    void aBackupIsFinalOnlyWhenItWasFenced() {
        JobState state =
                reported(ObjectRole.BACKUP_JOB, "Complete", REPORT.replace("\"fenced\":true", "\"fenced\":false"));
        assertThat(((JobState.BackedUp) state).backup().finalAndFenced()).isFalse();
    }

    @Test
    void aBackupOfAnUnfinishedLifeSaysSo() {
        JobState state = reported(
                ObjectRole.BACKUP_JOB, "Complete", REPORT.replace("\"lifeComplete\":true", "\"lifeComplete\":false"));
        assertThat(((JobState.BackedUp) state).backup().lifeComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{", "[]", "{}", "{\"id\":\"a\"}"})
    void completeWithoutAReportThatCanBeReadIsNoSuccess(String message) {
        for (ObjectRole role : List.of(
                ObjectRole.BACKUP_JOB,
                ObjectRole.RESTORE_JOB,
                ObjectRole.INVENTORY_JOB,
                ObjectRole.PRUNE_JOB,
                ObjectRole.VERIFY_JOB)) {
            assertThat(reported(role, "Complete", message))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.PASSING));
        }
    }

    @Test
    void anInventoryWithOneOddRecordIsNoInventory() {
        assertThat(reported(ObjectRole.INVENTORY_JOB, "Complete", "{\"backups\":[" + REPORT + ",{\"id\":\"x\"}]}"))
                .isInstanceOf(Failed.class);
    }

    @Test
    void completeWithoutItsPodIsNoSuccess() {
        assertThat(state(ObjectRole.BACKUP_JOB, "Complete", new FakeObjects())).isInstanceOf(Failed.class);
    }

    @Test
    void thePodOfAnEarlierJobOfTheNameDoesNotCount() {
        FakeObjects cluster = new FakeObjects().with(pod(ObjectRole.BACKUP_JOB, "earlier", 0, REPORT));
        assertThat(state(ObjectRole.BACKUP_JOB, "Complete", cluster)).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "backup-broken,BACKUP_BROKEN",
        "not-verified,BACKUP_BROKEN",
        "not-empty,NOT_EMPTY",
        "other-backup,LASTING",
        "no-space,PASSING",
        "no-throwaway-server,PASSING",
        "foreign-data,PASSING",
        "server-too-old,LASTING",
        "refused,REFUSED",
        "unfinished,PASSING",
        "read-only,PASSING",
        "access-denied,PASSING",
        "unreachable,PASSING",
        "a-new-word,PASSING"
    })
    void failuresAreSorted(String code, Failure failure) {
        String report = "{\"error\":\"" + code + "\",\"message\":\"what to do\"}";
        assertThat(reported(ObjectRole.RESTORE_JOB, "Failed", report))
                .isEqualTo(new Failed(failure, "what to do", NOW));
    }

    @Test
    void aFailureWithoutAReportSaysHowItEnded() {
        assertThat(reported(ObjectRole.BACKUP_JOB, "Failed", ""))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.message()).contains("BackoffLimitExceeded", "exit code 1"));
        assertThat(state(ObjectRole.BACKUP_JOB, "Failed", new FakeObjects()))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.PASSING));
    }

    @Test
    void anUnfinishedJobRuns() {
        assertThat(state(ObjectRole.BACKUP_JOB, "Suspended", new FakeObjects()).isFinished())
                .isFalse();
    }
}
