package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Snapshots of any kind: a place on a road that the planner itself leads along, and then a few edits,
 * odd ones too. What no cluster could show is among them; a plan must be sound all the same.
 *
 * <p>{@code PlannerProperties} asserts that they are not idle: of their plans for {@link Worlds#SPEC}, more than
 * 40 % have steps, 20 % destroy something and 15 % end in a block; more than 20 % each run and delete.
 */
public final class Snapshots {
    private static final List<ObjectRole> JOBS = List.of(
            ObjectRole.BACKUP_JOB,
            ObjectRole.RESTORE_JOB,
            ObjectRole.INVENTORY_JOB,
            ObjectRole.WIPE_JOB,
            ObjectRole.PASSWORD_JOB,
            ObjectRole.PRUNE_JOB,
            ObjectRole.VERIFY_JOB);

    private Snapshots() {}

    /** Anything that may be seen of {@link Worlds#INSTANCE}; it shrinks towards fewer steps and edits. */
    public static Arbitrary<ClusterSnapshot> any() {
        return Combinators.combine(places(), edit().list().ofMaxSize(4)).as(Snapshots::edited);
    }

    static ClusterSnapshot edited(ClusterSnapshot place, List<UnaryOperator<ClusterSnapshot>> edits) {
        ClusterSnapshot snapshot = place;
        for (UnaryOperator<ClusterSnapshot> edit : edits) {
            snapshot = edit.apply(snapshot);
        }
        return snapshot;
    }

    /** A number of steps along one of the roads that everybody takes. */
    private static Arbitrary<ClusterSnapshot> places() {
        ClusterSnapshot running = Worlds.running();
        ClusterSnapshot again = Worlds.recreated(Worlds.arrive(Worlds.deleted(running)));
        Arbitrary<ClusterSnapshot> starts = Arbitraries.of(
                Worlds.fresh(),
                running,
                again,
                Worlds.recreated(running),
                Worlds.deleted(running),
                Worlds.deleted(Worlds.arrive(again)));
        return Combinators.combine(starts, Arbitraries.integers().between(0, 25))
                .as(Snapshots::walked);
    }

    private static ClusterSnapshot walked(ClusterSnapshot start, int steps) {
        Plan plan = Worlds.plan(start);
        ClusterSnapshot now = start;
        for (int k = 0; k < Math.min(steps, plan.steps().size()); k++) {
            now = Simulator.apply(now, plan.steps().get(k).action());
        }
        return now;
    }

    static Arbitrary<UnaryOperator<ClusterSnapshot>> edit() {
        Arbitrary<ObjectRole> roles = Arbitraries.of(ObjectRole.values());
        return Arbitraries.oneOf(
                roles.map(role -> snapshot -> Edits.without(snapshot, role)),
                roles.map(role -> snapshot -> Edits.terminating(snapshot, role)),
                Combinators.combine(Arbitraries.of(JOBS), states(), Arbitraries.of(true, false))
                        .as((role, state, deletion) -> snapshot -> Edits.withJob(
                                snapshot,
                                role,
                                JobFact.builder()
                                        .uid(new Uid("job"))
                                        .ownership(Ownership.OURS)
                                        .terminating(false)
                                        .life(life(snapshot))
                                        .forDeletion(deletion)
                                        .subject("1")
                                        .state(state)
                                        .build())),
                Arbitraries.of(Opening.NEVER, Opening.UNKNOWN, Opening.FRESH, Opening.KEPT)
                        .map(opening -> snapshot -> Edits.dataClaim(snapshot, claim -> claim.opening(opening))),
                Arbitraries.of(Ownership.FOREIGN, Ownership.UNLABELLED).map(Snapshots::foreign),
                Arbitraries.of(resources()),
                RandomBackups.edit(),
                Arbitraries.of(clusters()));
    }

    private static Uid life(ClusterSnapshot snapshot) {
        return snapshot.resource().uid();
    }

    private static UnaryOperator<ClusterSnapshot> foreign(Ownership ownership) {
        return snapshot -> {
            ClusterSnapshot changed = snapshot.dataVolume()
                    .map(volume -> VolumeFact.builder()
                            .from(volume)
                            .ownership(ownership)
                            .build())
                    .map(volume -> Edits.withVolume(snapshot, Storage.DATA, volume))
                    .orElse(snapshot);
            return ClusterSnapshot.builder()
                    .from(changed)
                    .service(new PlainFact(new Uid("theirs"), ownership, false))
                    .build();
        };
    }

    private static Arbitrary<JobState> states() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new JobState.Running(Optional.empty()),
                        new JobState.Running(Optional.of("image cannot be pulled")),
                        new JobState.BackedUp(Worlds.backup("b1", Worlds.FIRST_LIFE)),
                        new JobState.BackedUp(Worlds.backup("b2", Worlds.SECOND_LIFE)),
                        new JobState.Found(List.of(Worlds.backup("b1", Worlds.FIRST_LIFE))),
                        new JobState.PasswordChanged(),
                        new JobState.Pruned(),
                        new JobState.Verified(),
                        new JobState.Wiped()),
                Combinators.combine(
                                Arbitraries.of(Failure.values()),
                                Arbitraries.integers().between(0, 2000))
                        .as((failure, age) -> new JobState.Failed(failure, "it broke", Worlds.NOON.minusSeconds(age))));
    }

    private static List<UnaryOperator<ClusterSnapshot>> resources() {
        return List.of(
                Worlds::deleted,
                Worlds::recreated,
                snapshot -> Worlds.withResource(snapshot, resource -> resource.passwordGiven(false)),
                snapshot -> Worlds.withResource(snapshot, resource -> resource.adopt(true)),
                snapshot -> Worlds.withResource(snapshot, resource -> resource.guarded(true)),
                snapshot -> Worlds.withResource(snapshot, resource -> resource.skipFinalBackup("life-1")),
                snapshot -> Worlds.withResource(snapshot, resource -> resource.reported(Optional.empty())));
    }

    private static List<UnaryOperator<ClusterSnapshot>> clusters() {
        return List.of(
                snapshot -> Edits.withPods(snapshot, List.of()),
                snapshot -> Edits.workload(snapshot, workload -> workload.template(Optional.empty())),
                snapshot -> Edits.withPods(
                        snapshot,
                        List.of(PodFact.builder().name("starting").ready(false).build())),
                snapshot -> ClusterSnapshot.builder()
                        .from(snapshot)
                        .namespaceTerminating(true)
                        .build(),
                snapshot -> ClusterSnapshot.builder()
                        .from(snapshot)
                        .nodes(List.of())
                        .build(),
                snapshot -> ClusterSnapshot.builder()
                        .from(snapshot)
                        .credentials(CredentialsFact.builder()
                                .uid(new Uid("secret"))
                                .ownership(Ownership.OURS)
                                .current(false)
                                .build())
                        .build(),
                snapshot -> Edits.credentials(
                        snapshot,
                        secret -> secret.current(false).rotations(1).staged(new CredentialsFact.Staged(1, true))),
                snapshot -> Edits.credentials(
                        snapshot, secret -> secret.rotations(2).staged(new CredentialsFact.Staged(2, false))),
                snapshot -> snapshot.catalogue().isEmpty()
                        ? snapshot
                        : Worlds.withBackups(snapshot, Worlds.backup("b0", new Uid("life-0"))));
    }

    /** The actions of a plan. */
    static List<Action> actions(Plan plan) {
        return plan.steps().stream().map(step -> step.action()).toList();
    }
}
