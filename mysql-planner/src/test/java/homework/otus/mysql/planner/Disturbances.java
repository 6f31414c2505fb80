package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ResourceFact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What users and a bad day do to a cluster. */
final class Disturbances {
    private Disturbances() {}

    static List<Move> moves(World world) {
        List<Move> moves = new ArrayList<>(Wishes.moves(world));
        moves.addAll(withoutEdits(world));
        return moves;
    }

    /** Everything but edits of the spec. */
    static List<Move> withoutEdits(World world) {
        List<Move> moves = new ArrayList<>();
        life(world, moves);
        if (world.snapshot.namespaceTerminating()) {
            return moves;
        }
        for (ObjectRole role : ObjectRole.values()) {
            Optional<? extends ObjectFact> object = world.snapshot.object(role);
            if (object.isPresent()
                    && object.get().ownership() == Ownership.OURS
                    && !object.get().terminating()) {
                moves.add(new Move("user deletes " + role, byHand(world, role)));
                if (role == ObjectRole.WORKLOAD) {
                    World after = world.copy();
                    after.snapshot = Edits.terminating(world.snapshot, role);
                    moves.add(new Move("user deletes WORKLOAD in the foreground", after.settled()));
                }
            }
        }
        world.snapshot.jobs().forEach((role, job) -> job(world, role, job, moves));
        edits(world, moves);
        world.snapshot.pods().stream().findFirst().ifPresent(pod -> server(world, pod, moves));
        if (world.hasResource() && world.snapshot.credentials().isPresent()) {
            moves.addAll(passwords(world));
        }
        return moves;
    }

    /** Somebody changes what is ours by hand. */
    private static void edits(World world, List<Move> moves) {
        world.snapshot
                .workload()
                .filter(fact ->
                        fact.ownership() == Ownership.OURS && fact.drift().isEmpty())
                .ifPresent(workload -> {
                    World scaled = world.copy();
                    scaled.snapshot = Edits.withPods(
                            Edits.workload(world.snapshot, fact -> fact.drift(List.of(Nature.SCALED))), List.of());
                    scaled.fencedUntilRestart = false;
                    scaled.mounted = "";
                    moves.add(new Move("somebody scales the workload to 0", scaled));
                    World other = world.copy();
                    other.snapshot = Edits.workload(
                            world.snapshot, fact -> fact.drift(List.of("spec.template.spec.containers")));
                    moves.add(new Move("somebody edits the pod template", other));
                });
        world.snapshot
                .service()
                .filter(fact ->
                        fact.ownership() == Ownership.OURS && fact.drift().isEmpty())
                .ifPresent(service -> {
                    World after = world.copy();
                    after.snapshot = Edits.service(
                            world.snapshot,
                            fact -> new PlainFact(
                                    fact.uid(), fact.ownership(), fact.terminating(), List.of("spec.selector")));
                    moves.add(new Move("somebody edits the service", after));
                });
    }

    private static void life(World world, List<Move> moves) {
        ResourceFact resource = world.snapshot.resource();
        if (resource.isDeleting() && resource.guarded()) {
            moves.add(new Move("user takes the finalizer off and creates it again", Users.again(world)));
            if (!resource.finalBackupGivenUp()) {
                moves.add(new Move("user gives the backup up", Users.givenUp(world)));
            }
        }
        if (!world.snapshot.namespaceTerminating()) {
            World after = Users.deleted(world);
            after.snapshot = ClusterSnapshot.builder()
                    .from(after.snapshot)
                    .namespaceTerminating(true)
                    .build();
            moves.add(new Move("namespace is deleted", after));
        }
    }

    static World byHand(World world, ObjectRole role) {
        World after = world.copy();
        if (role == ObjectRole.DATA_VOLUME) {
            after.orphaned.add(world.volumeDirectory().orElseThrow());
        }
        // a Deployment is gone at once, and its pods follow later
        after.snapshot = role == ObjectRole.WORKLOAD
                ? Edits.without(world.snapshot, role)
                : Edits.terminating(world.snapshot, role);
        return after.settled();
    }

    private static void job(World world, ObjectRole role, JobFact job, List<Move> moves) {
        World without = world.copy();
        without.snapshot = Edits.without(world.snapshot, role);
        moves.add(new Move(role + " vanishes", without));
        if (!job.state().equals(new JobState.Running(Optional.empty()))) {
            return;
        }
        World hangs = world.copy();
        JobState hanging = new JobState.Running(Optional.of("image cannot be pulled"));
        hangs.snapshot = Edits.withJob(world.snapshot, role, Work.ended(job, hanging));
        moves.add(new Move(role + " hangs", hangs));
        if (role == ObjectRole.PASSWORD_JOB && Work.isChangeable(world)) {
            World refused = world.copy();
            refused.tick();
            refused.snapshot =
                    Edits.withJob(refused.snapshot, role, Work.ended(job, Work.failed(refused, Failure.REFUSED)));
            moves.add(new Move(role + " is refused", refused));
        }
        for (Failure failure : failures(world, role)) {
            World after = world.copy();
            after.tick();
            after.snapshot = Edits.withJob(after.snapshot, role, Work.ended(job, Work.failed(after, failure)));
            moves.add(new Move(role + " fails " + failure, after));
        }
        Work.finish(world, role).map(done -> untold(done, role)).ifPresent(moves::add);
    }

    /** It did its work, and its pod died before it could say so. */
    private static Move untold(World done, ObjectRole role) {
        JobFact job = done.snapshot.job(role).orElseThrow();
        JobState failed = Work.failed(done, Failure.PASSING);
        done.snapshot = Edits.withJob(done.snapshot, role, Work.ended(job, failed));
        return new Move(role + " is done and fails to tell", done);
    }

    private static List<Failure> failures(World world, ObjectRole role) {
        if (role == ObjectRole.RENAME_JOB && world.naming().movingTo().isEmpty() && Work.renames(world)) {
            return List.of(Failure.PASSING, Failure.LASTING, Failure.REFUSED);
        }
        return switch (role) {
            case RESTORE_JOB -> List.of(Failure.PASSING, Failure.BACKUP_BROKEN, Failure.LASTING);
            case PASSWORD_JOB -> List.of(Failure.PASSING);
            default -> List.of(Failure.PASSING, Failure.LASTING);
        };
    }

    private static void server(World world, PodFact pod, List<Move> moves) {
        if (pod.terminating()) {
            return;
        }
        World restarted = world.copy();
        restarted.tick();
        restarted.fencedUntilRestart = false;
        PodFact later = PodFact.builder()
                .from(pod)
                .startedAt(restarted.snapshot.observedAt())
                .build();
        restarted.snapshot = Edits.withPods(restarted.snapshot, List.of(later));
        Nature.passwordSet(restarted, true);
        moves.add(new Move("server restarts", restarted.settled()));
        World evicted = world.copy();
        evicted.snapshot = Edits.withPods(world.snapshot, List.of());
        evicted.fencedUntilRestart = false;
        evicted.mounted = "";
        moves.add(new Move("pod is evicted", evicted));
        if (pod.ready()) {
            World unready = world.copy();
            unready.snapshot = Edits.withPods(
                    world.snapshot,
                    List.of(PodFact.builder().from(pod).ready(false).build()));
            moves.add(new Move("server is not ready", unready));
        }
    }

    /** To one that is new, and to each that is in the Secret. */
    private static List<Move> passwords(World world) {
        Set<Integer> others = new LinkedHashSet<>(List.of(world.secrets.another()));
        world.secrets.applied().ifPresent(others::add);
        world.secrets.staged().ifPresent(others::add);
        others.remove(world.secrets.wanted());
        return others.stream()
                .map(other -> {
                    World after = world.copy();
                    after.secrets = world.secrets.wanting(other);
                    return new Move("user edits the password", after.settled());
                })
                .toList();
    }
}
