package homework.otus.mysql.operator.record;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.operator.yaml.Fields;

/** Reads the MySQLBackups of a snapshot, and what their schedule means. */
final class BackupParser {
    private BackupParser() {}

    static BackupFact backup(Fields fields) {
        return BackupFact.builder()
                .name(fields.text("name"))
                .uid(SnapshotParser.uid(fields, "uid"))
                .createdAt(fields.time("createdAt"))
                .terminating(fields.flag("terminating"))
                .guarded(fields.flag("guarded"))
                .automatic(fields.flag("automatic"))
                .scheduledFor(fields.optional("scheduledFor", fields::time))
                .lists(fields.optional("lists", fields::text).map(BackupId::new))
                .progress(fields.object("progress", BackupParser::progress))
                .sha256(fields.optional("sha256", fields::text))
                .deleteLast(fields.optional("deleteLast", fields::text))
                .build();
    }

    private static BackupProgress progress(Fields fields) {
        return BackupProgress.builder()
                .phase(fields.constant("phase", BackupProgress.Phase.class))
                .id(fields.optional("id", fields::text).map(BackupId::new))
                .failures(Math.toIntExact(fields.number("failures")))
                .verified(fields.constant("verified", BackupProgress.Verified.class))
                .message(fields.optional("message", fields::text))
                .build();
    }

    static ScheduleFact schedule(Fields fields) {
        return new ScheduleFact(
                fields.optional("due", fields::time),
                fields.optional("next", fields::time),
                fields.optional("problem", fields::text));
    }
}
