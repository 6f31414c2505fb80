package homework.otus.mysql.planner;

import com.google.common.collect.Sets;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a healthy cluster does by itself, told by the truth of a {@link World} and not by the simulator. */
final class Nature {
    private Nature() {}

    /** Everything that may happen next without anybody's fault. */
    static List<Move> moves(World world) {
        List<Move> moves = new ArrayList<>();
        for (ObjectRole role : ObjectRole.values()) {
            gone(world, role).ifPresent(after -> moves.add(new Move(role + " gone", after)));
        }
        for (Storage storage : Storage.values()) {
            bound(world, storage).ifPresent(after -> moves.add(new Move(storage + " claim bound", after)));
            recognised(world, storage).ifPresent(after -> moves.add(new Move(storage + " volume recognised", after)));
        }
        podsGo(world).ifPresent(after -> moves.add(new Move("pods go", after)));
        serverStarts(world).ifPresent(after -> moves.add(new Move("server starts", after)));
        for (ObjectRole role : ObjectRole.values()) {
            finish(world, role).ifPresent(after -> moves.add(new Move(role + " finishes", after)));
        }
        for (ObjectRole role : ObjectRole.values()) {
            halfDone(world, role).ifPresent(after -> moves.add(new Move(role + " is half done", after)));
        }
        timePasses(world).ifPresent(after -> moves.add(new Move("time passes", after)));
        return moves;
    }

    /** The volume controller gives a new volume its phase. */
    static Optional<World> recognised(World world, Storage storage) {
        return storage.volumeIn(world.snapshot)
                .filter(volume -> !volume.recognised())
                .map(volume ->
                        VolumeFact.builder().from(volume).recognised(true).build())
                .map(volume -> {
                    World after = world.copy();
                    after.snapshot = Edits.withVolume(world.snapshot, storage, volume);
                    return after.settled();
                });
    }

    /** The binder follows: the claim's own volume is reserved for it. */
    private static Optional<World> bound(World world, Storage storage) {
        return storage.claimIn(world.snapshot)
                .filter(claim -> !claim.bound() && bound(world.snapshot, storage))
                .map(claim -> ClaimFact.builder().from(claim).bound(true).build())
                .map(claim -> {
                    World after = world.copy();
                    after.snapshot = Edits.withClaim(world.snapshot, storage, claim);
                    return after.settled();
                });
    }

    static Optional<World> gone(World world, ObjectRole role) {
        Optional<? extends ObjectFact> object = world.snapshot.object(role);
        if (object.isEmpty() || !object.get().terminating() || isHeld(world.snapshot, role)) {
            return Optional.empty();
        }
        World after = world.copy();
        if (role == ObjectRole.DATA_VOLUME) {
            orphan(after);
        }
        after.snapshot = Edits.without(world.snapshot, role);
        return Optional.of(after.settled());
    }

    /** Rows in a directory that nobody can reach any more, because a user took its volume away. */
    private static void orphan(World after) {
        String directory = after.volumeDirectory().orElseThrow();
        if (after.orphaned.contains(directory) && !directory.equals(after.life())) {
            excuse(after, directory);
        }
    }

    static void excuse(World after, String directory) {
        after.excused.addAll(Sets.difference(after.directory(directory).rows(), after.latest())
                .immutableCopy());
        after.directories.remove(directory);
        after.orphaned.remove(directory);
    }

    /** Kubernetes' own finalizers: a claim in use and a bound volume stay. */
    private static boolean isHeld(ClusterSnapshot now, ObjectRole role) {
        return switch (role) {
            case DATA_CLAIM -> !now.pods().isEmpty() || works(now, ObjectRole.WIPE_JOB);
            case BACKUP_CLAIM ->
                works(now, ObjectRole.BACKUP_JOB)
                        || works(now, ObjectRole.RESTORE_JOB)
                        || works(now, ObjectRole.INVENTORY_JOB);
            case DATA_VOLUME -> bound(now, Storage.DATA);
            case BACKUP_VOLUME -> bound(now, Storage.BACKUP);
            default -> false;
        };
    }

    private static boolean works(ClusterSnapshot now, ObjectRole role) {
        return now.job(role)
                .map(JobFact::state)
                .filter(state -> state.equals(new JobState.Running(Optional.empty())))
                .isPresent();
    }

    static boolean bound(ClusterSnapshot now, Storage storage) {
        Optional<Uid> boundTo =
                storage.volumeIn(now).flatMap(VolumeFact::claimRef).flatMap(VolumeFact.ClaimRef::uid);
        return boundTo.isPresent() && boundTo.equals(storage.claimIn(now).map(ClaimFact::uid));
    }

    static Optional<World> podsGo(World world) {
        ClusterSnapshot now = world.snapshot;
        boolean terminating = now.pods().stream().anyMatch(PodFact::terminating);
        boolean orphans = now.workload().isEmpty() && !now.pods().isEmpty();
        if (!terminating && !orphans) {
            return Optional.empty();
        }
        World after = world.copy();
        after.snapshot = Edits.withPods(now, List.of());
        after.fencedUntilRestart = false;
        after.mounted = "";
        return Optional.of(after);
    }

    static Optional<World> serverStarts(World world) {
        ClusterSnapshot now = world.snapshot;
        if (now.namespaceTerminating()) {
            return Optional.empty();
        }
        World after = world.copy();
        if (!now.pods().isEmpty()) {
            PodFact pod = now.pods().get(0);
            boolean ready = pod.ready() || pod.terminating();
            PodFact up = PodFact.builder().from(pod).ready(true).build();
            after.snapshot = Edits.withPods(now, List.of(up));
            return ready ? Optional.empty() : Optional.of(after.settled());
        }
        boolean startable = now.workload().filter(fact -> !fact.terminating()).isPresent()
                && now.dataClaim().filter(fact -> !fact.terminating()).isPresent()
                && bound(now, Storage.DATA)
                && now.credentials().isPresent();
        if (!startable) {
            return Optional.empty();
        }
        after.tick();
        after.mounted = world.volumeDirectory().orElseThrow();
        Directory found = world.directory(after.mounted);
        boolean refuses = world.workloadChecksBirth
                && found.born().filter(born -> !born.equals(world.workloadLife)).isPresent();
        if (refuses) {
            return Optional.empty();
        }
        Directory served = found.served(world.workloadLife);
        after.directories.put(after.mounted, served);
        after.snapshot = Edits.withPods(after.snapshot, List.of(pod(after.snapshot.observedAt(), found, served)));
        return Optional.of(after.settled());
    }

    private static PodFact pod(Instant startedAt, Directory found, Directory served) {
        return PodFact.builder()
                .name("pod-new")
                .address("10.0.0.1")
                .ready(true)
                .startedAt(startedAt)
                .inspection(new Inspection(!found.isInitialised(), served.born().map(Uid::new)))
                .build();
    }

    /** A Job ends as it must: well, unless its server is another one or its target holds data. */
    static Optional<World> finish(World world, ObjectRole role) {
        Optional<JobFact> job = world.snapshot.job(role).filter(fact -> fact.state() instanceof JobState.Running);
        if (job.isEmpty()) {
            return Optional.empty();
        }
        World after = world.copy();
        after.tick();
        JobState outcome = switch (role) {
            case BACKUP_JOB -> backUp(after, job.get());
            case RESTORE_JOB -> restore(after);
            case INVENTORY_JOB -> inventory(after);
            case WIPE_JOB -> wipe(after, job.get());
            default -> throw new IllegalArgumentException(role + " is no Job");
        };
        after.snapshot = Edits.withJob(after.snapshot, role, ended(job.get(), outcome));
        return Optional.of(after.settled());
    }

    /** A Job in the middle of its work: from here it may go on, fail, hang or vanish. */
    private static Optional<World> halfDone(World world, ObjectRole role) {
        Optional<JobFact> job = world.snapshot.job(role).filter(fact -> fact.state() instanceof JobState.Running);
        World after = world.copy();
        if (job.isEmpty() || !reachesServer(world, role)) {
            return Optional.empty();
        }
        Directory directory = world.directory(world.mounted);
        if (role == ObjectRole.BACKUP_JOB && job.get().forDeletion() && !world.fenced()) {
            fence(after);
            return Optional.of(after);
        }
        boolean restores = role == ObjectRole.RESTORE_JOB
                && !world.fenced()
                && !directory.torso()
                && directory.restored().isEmpty()
                && directory.rows().isEmpty();
        if (restores) {
            after.directories.put(world.mounted, directory.broken());
            return Optional.of(after);
        }
        return Optional.empty();
    }

    private static void fence(World after) {
        after.fencedUntilRestart = true;
        if (after.fencePersists()) {
            after.directories.put(after.mounted, after.directory(after.mounted).fencedForGood(after.workloadLife));
        }
    }

    static JobFact ended(JobFact job, JobState outcome) {
        return new JobFact(job.uid(), job.ownership(), job.terminating(), job.life(), job.forDeletion(), outcome);
    }

    static JobState.Failed failed(World world, JobState.Failure failure) {
        return new JobState.Failed(failure, "it failed", world.snapshot.observedAt());
    }

    static boolean reachesServer(World world, ObjectRole role) {
        return world.server().map(PodFact::name).equals(Optional.ofNullable(world.targets.get(role)))
                && world.snapshot.backupClaim().isPresent();
    }

    private static JobState backUp(World after, JobFact job) {
        if (!reachesServer(after, ObjectRole.BACKUP_JOB)) {
            return failed(after, JobState.Failure.PASSING);
        }
        if (job.forDeletion()) {
            fence(after);
        }
        Directory directory = after.directory(after.mounted);
        BackupRecord record = BackupRecord.builder()
                .id(new BackupId(after.subjects.getOrDefault(ObjectRole.BACKUP_JOB, "")))
                .life(job.life())
                .finalAndFenced(job.forDeletion())
                .completedAt(after.snapshot.observedAt())
                .serverVersion(after.version)
                .pod(after.server().orElseThrow().name())
                .bytes(1)
                .sha256("00")
                .build();
        if (!directory.rows().containsAll(after.owed())) {
            after.wrongs.add("I3: a backup without rows that are owed becomes the latest");
        }
        if (directory.torso()) {
            after.wrongs.add("I3: a backup of half a restore becomes the latest");
        }
        after.backups.put(record.id().value(), new World.Saved(record, directory.rows()));
        return new JobState.BackedUp(record);
    }

    private static JobState restore(World after) {
        String backup = after.subjects.getOrDefault(ObjectRole.RESTORE_JOB, "");
        World.Saved saved = after.backups.get(backup);
        if (!reachesServer(after, ObjectRole.RESTORE_JOB) || after.fenced()) {
            return failed(after, JobState.Failure.PASSING);
        }
        if (saved == null || after.damaged.contains(backup)) {
            return failed(after, JobState.Failure.BACKUP_BROKEN);
        }
        Directory directory = after.directory(after.mounted);
        if (directory.restored().equals(Optional.of(backup))) {
            return new JobState.Restored(new BackupId(backup));
        }
        if (!directory.torso() && !directory.rows().isEmpty()) {
            return failed(after, JobState.Failure.NOT_EMPTY);
        }
        after.directories.put(after.mounted, directory.restored(backup, saved.rows()));
        return new JobState.Restored(new BackupId(backup));
    }

    private static JobState inventory(World after) {
        return after.snapshot.backupClaim().isEmpty()
                ? failed(after, JobState.Failure.PASSING)
                : new JobState.Found(
                        after.backups.values().stream().map(World.Saved::record).toList());
    }

    private static JobState wipe(World after, JobFact job) {
        if (after.snapshot.dataClaim().isEmpty() || after.snapshot.dataVolume().isEmpty()) {
            return failed(after, JobState.Failure.PASSING);
        }
        String directory = after.volumeDirectory().orElseThrow();
        Optional<String> born = after.directory(directory).born();
        if (born.isPresent() && !born.get().equals(job.life().value())) {
            return failed(after, JobState.Failure.PASSING);
        }
        after.destroy(directory, "a wipe");
        after.directories.remove(directory);
        return new JobState.Wiped();
    }

    /** Only where somebody waits for it. */
    static Optional<World> timePasses(World world) {
        boolean waits = world.snapshot.jobs().values().stream()
                .anyMatch(job -> job.state() instanceof JobState.Failed failed
                        && failed.at().equals(world.snapshot.observedAt()));
        if (!waits) {
            return Optional.empty();
        }
        World after = world.copy();
        after.tick();
        return Optional.of(after);
    }
}
