package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupPolicy.Verify;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Edits of snapshots with MySQLBackups in any state, catalogues and Jobs that fit or do not, and wishes about backups. */
final class RandomBackups {
    private static final List<BackupId> IDS =
            List.of(MadeBackups.OLD, MadeBackups.NEW, new BackupId("mysql-instance-20200811T120000Z"));

    private RandomBackups() {}

    /** An instance with backups, running, deleted, gone or there again, and whatever may have become of them. */
    static Arbitrary<ClusterSnapshot> snapshots() {
        ClusterSnapshot running = MadeBackups.running(MadeBackups.OLD, MadeBackups.NEW);
        ClusterSnapshot gone = MadeBackups.gone(MadeBackups.OLD, MadeBackups.NEW);
        Arbitrary<ClusterSnapshot> places = Arbitraries.of(
                Worlds.running(),
                running,
                running,
                Worlds.deleted(running),
                gone,
                gone,
                Worlds.recreated(gone),
                Edits.without(gone, ObjectRole.CATALOGUE));
        return Combinators.combine(
                        places,
                        edit().list().ofMinSize(1).ofMaxSize(5),
                        Snapshots.edit().list().ofMaxSize(1))
                .as((place, ofBackups, others) -> Snapshots.edited(Snapshots.edited(place, ofBackups), others));
    }

    static Arbitrary<UnaryOperator<ClusterSnapshot>> edit() {
        Arbitrary<UnaryOperator<ClusterSnapshot>> resource =
                backup().map(backup -> snapshot -> MadeBackups.with(snapshot, named(backup, snapshot)));
        return Arbitraries.oneOf(resource, resource, catalogue(), job(), Arbitraries.of(facts()));
    }

    static Arbitrary<MySqlSpec> specs() {
        return Arbitraries.of(
                Worlds.SPEC,
                MadeBackups.keeping(1),
                MadeBackups.policy(
                        policy -> policy.schedule("@hourly").maxAge("1d").verify(Verify.RESTORE)),
                MadeBackups.policy(
                        policy -> policy.schedule("@hourly").suspended(true).storageSize("2Gi")),
                MadeBackups.policy(policy -> policy.keepCount(0).storageSize("much")),
                MadeBackups.restoring(new RestoreWish.Named(MadeBackups.OLD.value())),
                MadeBackups.restoring(new RestoreWish.Nothing()));
    }

    private static Arbitrary<BackupFact> backup() {
        Arbitrary<Boolean> coin = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of(IDS),
                        Arbitraries.of(Phase.values()),
                        Arbitraries.of(Verified.values()),
                        coin,
                        coin,
                        coin,
                        coin)
                .as((id, phase, verified, guarded, automatic, terminating, forGood) -> {
                    BackupFact begun = MadeBackups.asked(BackupNames.resource(id));
                    BackupProgress.Builder progress =
                            BackupProgress.builder().phase(phase).verified(verified);
                    BackupFact.Builder backup = BackupFact.builder()
                            .from(begun)
                            .guarded(guarded || automatic || phase != Phase.PENDING)
                            .automatic(automatic)
                            .terminating(terminating)
                            .progress((phase == Phase.PENDING ? progress : progress.id(id)).build());
                    return (forGood ? backup.deleteLast(begun.uid().value()) : backup).build();
                });
    }

    /** No two have one name. */
    private static BackupFact named(BackupFact backup, ClusterSnapshot snapshot) {
        String name = backup.name();
        boolean taken =
                snapshot.backups().stream().anyMatch(other -> other.name().equals(name));
        return taken
                ? BackupFact.builder()
                        .from(backup)
                        .name(name + "-" + snapshot.backups().size())
                        .build()
                : backup;
    }

    private static Arbitrary<UnaryOperator<ClusterSnapshot>> catalogue() {
        return Arbitraries.of(IDS)
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .map(ids -> snapshot -> snapshot.catalogue().isEmpty()
                        ? snapshot
                        : Worlds.withBackups(
                                snapshot, ids.stream().map(MadeBackups::record).toArray(BackupRecord[]::new)));
    }

    private static Arbitrary<UnaryOperator<ClusterSnapshot>> job() {
        Arbitrary<ObjectRole> roles =
                Arbitraries.of(ObjectRole.PRUNE_JOB, ObjectRole.VERIFY_JOB, ObjectRole.BACKUP_JOB);
        return Combinators.combine(
                        roles, Arbitraries.of(IDS), Arbitraries.of(JobState.Failure.values()), Arbitraries.of(0, 1, 2))
                .as((role, id, failure, how) -> snapshot -> MadeBackups.withJob(
                        snapshot,
                        role,
                        id,
                        how == 0 ? Asked.running() : how == 1 ? Asked.failed(failure) : succeeded(role, id)));
    }

    private static JobState succeeded(ObjectRole role, BackupId id) {
        if (role == ObjectRole.BACKUP_JOB) {
            return new JobState.BackedUp(MadeBackups.record(id));
        }
        return role == ObjectRole.PRUNE_JOB ? new JobState.Pruned() : new JobState.Verified();
    }

    private static List<UnaryOperator<ClusterSnapshot>> facts() {
        return List.of(
                snapshot -> MadeBackups.due(snapshot, Worlds.NOON.minusSeconds(60)),
                snapshot -> ClusterSnapshot.builder()
                        .from(snapshot)
                        .restoreSource(new RestoreSource("another", MadeBackups.record(MadeBackups.OLD)))
                        .build(),
                snapshot -> Worlds.withResource(Worlds.deleted(snapshot), resource -> resource.guarded(false)));
    }
}
