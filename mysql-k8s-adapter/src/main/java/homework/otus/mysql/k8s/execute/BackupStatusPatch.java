package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.BackupRecord;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The status of a MySQLBackup. What was known of the backup before stays when nothing new is. */
final class BackupStatusPatch {
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB");

    private BackupStatusPatch() {}

    static ObjectNode of(BackupEdit.Tell edit, MySQLBackup now, String image, Instant at) {
        BackupProgress progress = edit.progress();
        ObjectNode status = Json.object();
        status.put("phase", word(progress.phase()));
        status.put("backupId", progress.id().map(BackupId::value).orElse(null));
        status.put("failures", progress.failures());
        status.put("verified", progress.verified() == Verified.UNKNOWN ? null : word(progress.verified()));
        status.put("message", progress.message().orElse(null));
        status.put("image", image);
        edit.record().ifPresent(record -> describe(status, record));
        ArrayNode conditions = status.putArray("conditions");
        boolean over = progress.phase() == Phase.SUCCEEDED || progress.phase() == Phase.FAILED;
        // an empty text reaches the API server as null, which it refuses
        String message = progress.message().orElse(saying(progress.phase()));
        condition(
                conditions,
                now,
                "Complete",
                progress.phase() == Phase.SUCCEEDED ? "True" : over ? "False" : "Unknown",
                word(progress.phase()),
                message,
                at);
        if (progress.verified() != Verified.UNKNOWN) {
            boolean good = progress.verified() == Verified.GOOD;
            condition(
                    conditions,
                    now,
                    "Verified",
                    good ? "True" : "False",
                    good ? "RestoredAndCompared" : "TrialFailed",
                    good ? "it was restored into a server of its own, and held what it should" : message,
                    at);
        }
        return status;
    }

    private static String saying(Phase phase) {
        return switch (phase) {
            case PENDING -> "it waits for its turn";
            case RUNNING -> "it is being taken";
            case SUCCEEDED -> "its files were read back and are whole";
            case FAILED -> "it was not taken";
        };
    }

    private static void describe(ObjectNode status, BackupRecord record) {
        status.put("completionTime", record.completedAt().toString());
        status.put("bytes", record.bytes());
        status.put("size", size(record.bytes()));
        record.seconds().ifPresent(seconds -> status.put("duration", duration(seconds)));
        status.put("checksum", record.sha256());
        status.put("serverVersion", record.serverVersion());
        record.tables().ifPresent(tables -> status.put("tables", tables));
        record.rows().ifPresent(rows -> status.put("rows", rows));
    }

    private static void condition(
            ArrayNode conditions,
            MySQLBackup now,
            String type,
            String word,
            String reason,
            String message,
            Instant at) {
        conditions
                .addObject()
                .put("type", type)
                .put("status", word)
                .put("reason", reason)
                .put("message", message)
                .put("lastTransitionTime", since(now, type, word, at));
    }

    private static String since(MySQLBackup now, String type, String word, Instant at) {
        List<Condition> before =
                now.getStatus() == null ? List.of() : now.getStatus().getConditions();
        return before.stream()
                .filter(there -> type.equals(there.getType()) && word.equals(there.getStatus()))
                .map(Condition::getLastTransitionTime)
                .filter(time -> time != null && !time.isEmpty())
                .findFirst()
                .orElse(at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
    }

    /** {@code RUNNING} as {@code Running}. */
    private static String word(Enum<?> value) {
        return value.name().charAt(0) + value.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** For people: at most one digit after the point. */
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 1024 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS.get(unit));
    }

    /** For people, as kubectl prints ages: {@code 2m5s}. */
    static String duration(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        String text = duration.toString().substring(2).toLowerCase(Locale.ROOT);
        return text.isEmpty() ? "0s" : text;
    }
}
