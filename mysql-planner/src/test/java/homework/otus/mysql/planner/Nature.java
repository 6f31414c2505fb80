package homework.otus.mysql.planner;

import com.google.common.collect.Sets;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a healthy cluster does by itself, told by the truth of a {@link World} and not by the simulator. */
final class Nature {
    /** Somebody has scaled the workload to nothing. */
    static final String SCALED = "spec.replicas";

    /** Every new pod has this name, until somebody renames it. */
    static final String NEW_POD = "pod-new";

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
        moves.addAll(Provisioning.moves(world));
        podsGo(world).ifPresent(after -> moves.add(new Move("pods go", after)));
        serverStarts(world).ifPresent(after -> moves.add(new Move("server starts", after)));
        for (ObjectRole role : ObjectRole.values()) {
            Work.finish(world, role).ifPresent(after -> moves.add(new Move(role + " finishes", after)));
        }
        for (ObjectRole role : ObjectRole.values()) {
            Work.halfDone(world, role).ifPresent(after -> moves.add(new Move(role + " is half done", after)));
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
                .map(claim -> ClaimFact.builder()
                        .from(claim)
                        .bound(true)
                        .capacity(storage.volumeIn(world.snapshot)
                                .filter(VolumeFact::dynamic)
                                .map(VolumeFact::capacity))
                        .build())
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
        if (role == ObjectRole.DATA_CLAIM) {
            Provisioning.claimGone(after);
        }
        return Optional.of(after.settled());
    }

    /** Rows in a directory that nobody can reach any more, because a user took its volume away. */
    private static void orphan(World after) {
        String directory = after.volumeDirectory().orElseThrow();
        boolean made = after.snapshot.dataVolume().filter(VolumeFact::dynamic).isPresent();
        if (after.orphaned.contains(directory) && (made || !directory.equals(after.life()))) {
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
        boolean replaced = isOutdated(now)
                && now.dataClaim().filter(ClaimFact::terminating).isPresent();
        if (!terminating && !orphans && !replaced) {
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
        if (isOutdated(now)) {
            after.fencedUntilRestart = false;
        } else if (!now.pods().isEmpty()) {
            PodFact pod = now.pods().get(0);
            boolean ready = pod.ready() || pod.terminating();
            PodFact up = PodFact.builder().from(pod).ready(true).build();
            after.snapshot = Edits.withPods(now, List.of(up));
            remember(after);
            return ready ? Optional.empty() : Optional.of(after.settled());
        }
        boolean startable = now.workload()
                        .filter(fact -> !fact.terminating() && !fact.drift().contains(SCALED))
                        .isPresent()
                && now.dataClaim().filter(fact -> !fact.terminating()).isPresent()
                && bound(now, Storage.DATA)
                && keyOfStart(world).isPresent();
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
        if (isBroken(world)) {
            return Optional.empty();
        }
        Directory served = found.served(world.workloadLife);
        after.directories.put(after.mounted, served);
        PodFact pod = pod(after.snapshot, found, served);
        boolean upgrades = found.isInitialised() && after.opensAnotherVersion(after.mounted);
        if (upgrades) {
            after.beginUpgrade(after.mounted);
            pod = PodFact.builder().from(pod).ready(false).build();
        } else {
            remember(after);
        }
        if (!found.isInitialised()) {
            String database = now.workload()
                    .flatMap(WorkloadFact::template)
                    .map(template -> template.applied().database())
                    .orElse(Worlds.SPEC.database());
            after.names.put(after.mounted, Naming.of(database));
        }
        passwordSet(after, found.isInitialised());
        after.snapshot = Edits.withPods(after.snapshot, List.of(pod));
        return Optional.of(after.settled());
    }

    /** Which version has the directory open; that of the image of the spec needs no note. */
    private static void remember(World after) {
        if (after.serverVersion().equals(after.version)) {
            after.served.remove(after.mounted);
        } else {
            after.served.put(after.mounted, after.serverVersion());
        }
    }

    /** The server was told something that it cannot start with; it says so, and only a user can help. */
    static boolean isBroken(World world) {
        return world.snapshot
                .workload()
                .flatMap(WorkloadFact::template)
                .filter(template -> Wishes.isBroken(template.applied()))
                .isPresent();
    }

    /** The key of the Secret that the container gets its password from; without it there is no container. */
    private static Optional<Integer> keyOfStart(World world) {
        return resets(world.snapshot) ? world.secrets.staged() : world.secrets.applied();
    }

    private static boolean resets(ClusterSnapshot now) {
        return now.workload()
                .flatMap(WorkloadFact::template)
                .filter(ServerTemplate::resetsPassword)
                .isPresent();
    }

    /** The first start of a directory sets root's password, and each start of a workload that resets it. */
    static void passwordSet(World after, boolean initialised) {
        if (!initialised || resets(after.snapshot)) {
            keyOfStart(after).ifPresent(key -> after.secrets = after.secrets.serverHas(after.mounted, key));
        }
    }

    /** The workload has another template than its pod: it replaces the pod. */
    private static boolean isOutdated(ClusterSnapshot now) {
        return now.workload()
                .filter(workload -> !workload.terminating() && !now.pods().isEmpty())
                .filter(workload -> now.pods().get(0).revision() != workload.revision())
                .isPresent();
    }

    private static PodFact pod(ClusterSnapshot now, Directory found, Directory served) {
        return PodFact.builder()
                .name(NEW_POD)
                .address("10.0.0.1")
                .ready(true)
                .startedAt(now.observedAt())
                .revision(now.workload().map(WorkloadFact::revision).orElse(0))
                .inspection(new Inspection(!found.isInitialised(), served.born().map(Uid::new)))
                .build();
    }

    /** Only where somebody waits for it. */
    static Optional<World> timePasses(World world) {
        boolean waits = world.snapshot.jobs().values().stream()
                .flatMap(job -> triedAgainLater(job.state()).stream())
                .anyMatch(world.snapshot.observedAt()::equals);
        if (!waits) {
            return Optional.empty();
        }
        World after = world.copy();
        after.tick();
        return Optional.of(after);
    }

    /** When a Job ended without what it was for, which is asked again after a pause. */
    private static Optional<Instant> triedAgainLater(JobState state) {
        if (state instanceof JobState.Failed failed) {
            return Optional.of(failed.at());
        }
        return state instanceof JobState.VersionsFound found && found.server().isEmpty()
                ? Optional.of(found.at())
                : Optional.empty();
    }
}
