package homework.otus.mysql.k8s.read;

import com.fasterxml.jackson.databind.JsonNode;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failed;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a Job has done, from the JSON that its script leaves as the termination message. A Job that is
 * complete but whose report is lost has failed in a way that may pass: unknown is never success.
 */
final class JobReports {
    private JobReports() {}

    /** How the container of the newest pod ended; empty when the pod is gone or still running. */
    static Optional<ContainerStateTerminated> newest(List<Pod> pods) {
        return pods.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(pods.get(pods.size() - 1).getStatus()).stream()
                        .flatMap(status -> status.getContainerStatuses().stream())
                        .flatMap(status -> PodFacts.terminated(status).stream())
                        .findFirst();
    }

    static JobState ofComplete(ObjectRole role, Optional<ContainerStateTerminated> end, Instant at) {
        Optional<JsonNode> report = report(end);
        return report.flatMap(words -> error(words, at))
                .or(() -> report.flatMap(words -> success(role, words, at)))
                .orElseGet(() -> new Failed(
                        Failure.PASSING, "the " + role.title() + " ended and left no report that can be read", at));
    }

    private static Optional<JobState> success(ObjectRole role, JsonNode report, Instant at) {
        return switch (role) {
            case BACKUP_JOB -> BackupRecords.readReport(report).map(JobState.BackedUp::new);
            case RESTORE_JOB -> Json.text(report, "backupId").map(BackupId::new).map(JobState.Restored::new);
            case INVENTORY_JOB -> BackupRecords.readInventory(report).map(JobState.Found::new);
            case PRUNE_JOB -> Optional.<JobState>of(new JobState.Pruned()).filter(state -> report.has("gone"));
            case VERIFY_JOB ->
                Optional.<JobState>of(new JobState.Verified())
                        .filter(state -> report.path("verified").asBoolean());
            case WIPE_JOB -> Optional.of(new JobState.Wiped());
            case PASSWORD_JOB -> Optional.of(new JobState.PasswordChanged());
            case RENAME_JOB -> Optional.of(new JobState.Renamed());
            case VERSION_JOB ->
                Json.text(report, "imageVersion")
                        .map(image -> new JobState.VersionsFound(image, Json.text(report, "serverVersion"), at));
            case DATA_VOLUME, DATA_CLAIM, BACKUP_VOLUME, BACKUP_CLAIM, CREDENTIALS, CATALOGUE, WORKLOAD, SERVICE ->
                throw new IllegalArgumentException(role + " is no Job");
        };
    }

    static JobState ofFailed(Optional<ContainerStateTerminated> end, JobCondition failed, Instant at) {
        return report(end).flatMap(report -> error(report, at)).orElseGet(() -> unexplained(end, failed, at));
    }

    private static JobState unexplained(Optional<ContainerStateTerminated> end, JobCondition failed, Instant at) {
        String how = end.map(state ->
                        ", its container ended with exit code " + state.getExitCode() + " (" + state.getReason() + ")")
                .orElse("");
        String why = failed.getReason() == null ? "it failed" : failed.getReason();
        return new Failed(Failure.PASSING, why + how + " and left no report", at);
    }

    private static Optional<JsonNode> report(Optional<ContainerStateTerminated> end) {
        return end.flatMap(state -> Json.parse(state.getMessage())).filter(JsonNode::isObject);
    }

    private static Optional<JobState> error(JsonNode report, Instant at) {
        return Json.text(report, "error")
                .map(code ->
                        new Failed(failure(code), Json.text(report, "message").orElse("failed: " + code), at));
    }

    /** The words for failures that the scripts agreed on; a new one is taken for one that may pass. */
    private static Failure failure(String code) {
        return switch (code) {
            case "backup-broken", "not-verified" -> Failure.BACKUP_BROKEN;
            case "not-empty" -> Failure.NOT_EMPTY;
            case "server-too-old", "not-mysql", "other-backup", "last-backup" -> Failure.LASTING;
            case "refused", "password-refused" -> Failure.REFUSED;
            case "wrong-password" -> Failure.WRONG_PASSWORD;
            default -> Failure.PASSING;
        };
    }
}
