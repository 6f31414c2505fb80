package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** MySQLBackup resources, and snapshots that show them. */
final class MadeBackups {
    static final BackupId OLD = new BackupId("mysql-instance-20200809T120000Z");
    static final BackupId NEW = new BackupId("mysql-instance-20200810T120000Z");

    private MadeBackups() {}

    /** Somebody has just made it. */
    static BackupFact asked(String name) {
        return BackupFact.builder()
                .name(name)
                .uid(new Uid("uid-" + name))
                .createdAt(Worlds.NOON)
                .build();
    }

    /** Its backup is being taken. */
    static BackupFact taken(String name, BackupId id) {
        return guarded(asked(name))
                .with(BackupProgress.builder().phase(Phase.RUNNING).id(id).build());
    }

    /** Its backup was taken, and a user had asked for it. */
    static BackupFact done(BackupId id) {
        return guarded(asked(BackupNames.resource(id)))
                .with(BackupProgress.builder().phase(Phase.SUCCEEDED).id(id).build());
    }

    /** We made it for a backup that was there. */
    static BackupFact listed(BackupId id) {
        return BackupFact.builder()
                .from(done(id))
                .automatic(true)
                .lists(id)
                .sha256("00")
                .build();
    }

    static BackupFact guarded(BackupFact backup) {
        return BackupFact.builder().from(backup).guarded(true).build();
    }

    /** The user deletes it. */
    static BackupFact deleted(BackupFact backup) {
        return BackupFact.builder().from(backup).terminating(true).build();
    }

    /** The user deletes it, though it may be the last. */
    static BackupFact deletedForGood(BackupFact backup) {
        return BackupFact.builder()
                .from(deleted(backup))
                .deleteLast(backup.uid().value())
                .build();
    }

    static BackupFact tried(BackupFact backup, Verified outcome) {
        return backup.with(BackupProgress.builder()
                .from(backup.progress())
                .verified(outcome)
                .build());
    }

    static BackupFact saying(BackupFact backup, String message) {
        return backup.with(BackupProgress.builder()
                .from(backup.progress())
                .message(message)
                .build());
    }

    /** A whole backup of the first life; its name tells when it was complete. */
    static BackupRecord record(BackupId id) {
        String stamp = id.value().substring(id.value().length() - 16);
        Instant at = Instant.parse(stamp.substring(0, 4) + "-" + stamp.substring(4, 6) + "-" + stamp.substring(6, 11)
                + ":" + stamp.substring(11, 13) + ":" + stamp.substring(13));
        return BackupRecord.builder()
                .from(Worlds.backup(id.value(), Worlds.FIRST_LIFE))
                .finalAndFenced(false)
                .completedAt(at)
                .build();
    }

    /** The same, of a life whose restore had not finished. */
    static BackupRecord torso(BackupId id) {
        return BackupRecord.builder().from(record(id)).lifeComplete(false).build();
    }

    /** The instance runs and has those backups. */
    static ClusterSnapshot running(BackupId... ids) {
        return Worlds.withBackups(
                Worlds.running(), Arrays.stream(ids).map(MadeBackups::record).toArray(BackupRecord[]::new));
    }

    /** The resource is gone, and its backups stayed. */
    static ClusterSnapshot gone(BackupId... ids) {
        ClusterSnapshot gone = only(Worlds.arrive(Worlds.deleted(Worlds.running())));
        return Worlds.withBackups(
                Edits.without(Edits.without(gone, ObjectRole.BACKUP_JOB), ObjectRole.INVENTORY_JOB),
                Arrays.stream(ids).map(MadeBackups::record).toArray(BackupRecord[]::new));
    }

    static ClusterSnapshot with(ClusterSnapshot snapshot, BackupFact... backups) {
        List<BackupFact> all = new ArrayList<>(snapshot.backups());
        all.addAll(List.of(backups));
        return ClusterSnapshot.builder().from(snapshot).backups(all).build();
    }

    /** The same snapshot with those in place of all others. */
    static ClusterSnapshot only(ClusterSnapshot snapshot, BackupFact... backups) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .backups(List.of(backups))
                .build();
    }

    /** A Job of the life of that snapshot. */
    static ClusterSnapshot withJob(ClusterSnapshot snapshot, ObjectRole role, BackupId subject, JobState state) {
        return Edits.withJob(
                snapshot,
                role,
                JobFact.builder()
                        .from(Asked.withJob(snapshot, role, state).job(role).orElseThrow())
                        .forDeletion(false)
                        .subject(subject.value())
                        .build());
    }

    static MySqlSpec policy(UnaryOperator<BackupPolicy.Builder> change) {
        return MySqlSpec.builder()
                .from(Worlds.SPEC)
                .backup(change.apply(BackupPolicy.builder()).build())
                .build();
    }

    static MySqlSpec keeping(int count) {
        return policy(policy -> policy.keepCount(count));
    }

    static MySqlSpec restoring(RestoreWish wish) {
        return MySqlSpec.builder().from(Worlds.SPEC).restore(wish).build();
    }

    /** That time of the schedule has passed. */
    static ClusterSnapshot due(ClusterSnapshot snapshot, Instant time) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .schedule(new ScheduleFact(
                        Optional.of(time), Optional.of(Worlds.NOON.plusSeconds(3600)), Optional.empty()))
                .build();
    }
}
