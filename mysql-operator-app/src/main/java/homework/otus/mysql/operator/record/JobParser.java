package homework.otus.mysql.operator.record;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.operator.yaml.Fields;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads the Jobs of a snapshot, and the backups that they made or found. */
final class JobParser {
    private JobParser() {}

    static Map<ObjectRole, JobFact> jobs(Fields fields) {
        Map<ObjectRole, JobFact> jobs = new EnumMap<>(ObjectRole.class);
        for (ObjectRole role : ObjectRole.values()) {
            if (role.isJob()) {
                SnapshotParser.object(fields, role.label(), JobParser::job).ifPresent(job -> jobs.put(role, job));
            }
        }
        return jobs;
    }

    private static JobFact job(Fields fields) {
        return JobFact.builder()
                .uid(SnapshotParser.uid(fields, "uid"))
                .ownership(SnapshotParser.ownership(fields))
                .terminating(fields.flag("terminating"))
                .life(SnapshotParser.uid(fields, "life"))
                .forDeletion(fields.flag("forDeletion"))
                .subject(fields.optional("subject", fields::text))
                .state(fields.object("state", JobParser::state))
                .build();
    }

    private static JobState state(Fields fields) {
        String kind = fields.text("kind");
        return switch (kind) {
            case "Running" -> new JobState.Running(fields.optional("trouble", fields::text));
            case "BackedUp" -> new JobState.BackedUp(fields.object("backup", JobParser::backup));
            case "Restored" -> new JobState.Restored(new BackupId(fields.text("backup")));
            case "Found" -> new JobState.Found(fields.objects("backups", JobParser::backup));
            case "Wiped" -> new JobState.Wiped();
            case "Pruned" -> new JobState.Pruned();
            case "Verified" -> new JobState.Verified();
            case "PasswordChanged" -> new JobState.PasswordChanged();
            case "Renamed" -> new JobState.Renamed();
            case "VersionsFound" ->
                new JobState.VersionsFound(
                        fields.text("image"), fields.optional("server", fields::text), fields.time("at"));
            case "Failed" ->
                new JobState.Failed(
                        fields.constant("failure", JobState.Failure.class), fields.text("message"), fields.time("at"));
            default ->
                throw fields.wrong(
                        "kind",
                        "one of "
                                + Arrays.stream(JobState.class.getPermittedSubclasses())
                                        .map(Class::getSimpleName)
                                        .collect(Collectors.joining(", ")));
        };
    }

    private static OptionalLong count(Fields fields, String name) {
        return fields.optional(name, fields::number).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    static BackupRecord backup(Fields fields) {
        return BackupRecord.builder()
                .id(new BackupId(fields.text("id")))
                .life(SnapshotParser.uid(fields, "life"))
                .finalAndFenced(fields.flag("finalAndFenced"))
                .lifeComplete(fields.flag("lifeComplete"))
                .completedAt(fields.time("completedAt"))
                .serverVersion(fields.text("serverVersion"))
                .pod(fields.text("pod"))
                .bytes(fields.number("bytes"))
                .sha256(fields.text("sha256"))
                .seconds(count(fields, "durationSeconds"))
                .tables(count(fields, "tables"))
                .rows(count(fields, "rows"))
                .warning(fields.optional("warning", fields::text))
                .build();
    }
}
