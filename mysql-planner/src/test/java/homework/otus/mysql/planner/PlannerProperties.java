package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of the plan for any snapshot, possible or not. */
class PlannerProperties {
    private static final Planner PLANNER = new Planner();
    private static final MySqlSpec INVALID = MySqlSpec.of("", "mysql", "none");

    @Provide
    Arbitrary<ClusterSnapshot> snapshots() {
        return Snapshots.any();
    }

    @Property(tries = 3000, seed = "20200811", edgeCases = EdgeCasesMode.NONE)
    void noPlanBreaksAnInvariant(@ForAll("snapshots") ClusterSnapshot snapshot) {
        Plan plan = Worlds.plan(snapshot);
        assertThat(PlanValidator.violations(plan, snapshot)).isEmpty();
        Statistics.label("plans").collect(kind(plan)).coverage(coverage -> {
            coverage.check("steps").percentage(share -> share > 40);
            coverage.check("blocked").percentage(share -> share > 3);
            coverage.check("steps, then blocked").percentage(share -> share > 0.5);
            coverage.check("empty").percentage(share -> share < 40);
        });
        Statistics.label("ends")
                .collect(plan.block().isPresent())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 15));
        Statistics.label("destroys")
                .collect(plan.steps().stream().anyMatch(Step::destroys))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
        Statistics.label("goals").collect(plan.goal()).coverage(coverage -> {
            coverage.check(Plan.Goal.RUN).percentage(share -> share > 20);
            coverage.check(Plan.Goal.DELETE).percentage(share -> share > 20);
        });
    }

    @Property(tries = 1000, seed = "20200812", edgeCases = EdgeCasesMode.NONE)
    void everyPlanIsTheRestOfTheOneBefore(@ForAll("snapshots") ClusterSnapshot snapshot) {
        assertThat(Laws.violations(PLANNER, Worlds.plan(snapshot), snapshot)).isEmpty();
    }

    @Property(tries = 1000, seed = "20200813", edgeCases = EdgeCasesMode.NONE)
    void theRulesComeToAnEnd(@ForAll("snapshots") ClusterSnapshot snapshot) {
        assertThat(Worlds.plan(snapshot).block().map(block -> block.code())).isNotEqualTo(Optional.of("PlannerDefect"));
    }

    /** Invariant I9. */
    @Property(tries = 1000, seed = "20200814", edgeCases = EdgeCasesMode.NONE)
    void noSpecBlocksADeletion(@ForAll("snapshots") ClusterSnapshot snapshot) {
        ClusterSnapshot deleted = Worlds.deleted(snapshot);
        Plan plan = PLANNER.plan(INVALID, Optional.of(Worlds.SPEC), deleted);
        assertThat(plan.block().map(block -> block.code())).isNotEqualTo(Optional.of("InvalidSpec"));
        assertThat(plan.goal()).isEqualTo(Plan.Goal.DELETE);
    }

    /** Invariant I4. */
    @Property(tries = 1000, seed = "20200815", edgeCases = EdgeCasesMode.NONE)
    void everyDeleteMeansTheObjectThatIsThere(@ForAll("snapshots") ClusterSnapshot snapshot) {
        along(snapshot, (before, action) -> {
            if (action instanceof Action.Delete delete) {
                assertThat(before.object(delete.role()).map(ObjectFact::uid)).isEqualTo(Optional.of(delete.uid()));
            }
        });
    }

    /** Invariant I8. */
    @Property(tries = 1000, seed = "20200816", edgeCases = EdgeCasesMode.NONE)
    void whatIsNotOursIsNotTouched(@ForAll("snapshots") ClusterSnapshot snapshot) {
        ClusterSnapshot after = Worlds.arrive(snapshot);
        boolean adopts = snapshot.resource().adopt();
        for (ObjectRole role : ObjectRole.values()) {
            Optional<? extends ObjectFact> object = snapshot.object(role);
            boolean foreign = object.filter(fact -> fact.ownership() == Ownership.FOREIGN
                            || (fact.ownership() == Ownership.UNLABELLED && !adopts))
                    .isPresent();
            if (foreign) {
                assertThat(after.object(role)).isEqualTo(object);
            }
        }
    }

    /** Invariant I12. */
    @Property(tries = 300, seed = "20200817", edgeCases = EdgeCasesMode.NONE)
    void aTerminatingNamespaceIsLeftAtOnce(@ForAll("snapshots") ClusterSnapshot snapshot) {
        ClusterSnapshot going = ClusterSnapshot.builder()
                .from(snapshot)
                .namespaceTerminating(true)
                .build();
        assertThat(Snapshots.actions(Worlds.plan(going)))
                .hasSizeLessThanOrEqualTo(1 + snapshot.backups().size())
                .allMatch(action -> action instanceof Action.RemoveFinalizer || isRelease(action));
    }

    private static boolean isRelease(Action action) {
        return action instanceof Action.EditBackup write && write.edit() instanceof BackupEdit.Release;
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    /** Long roads with many disturbances, where the exploration of all of them cannot reach. */
    @Property(tries = 150, seed = "20200818", edgeCases = EdgeCasesMode.NONE)
    void nothingIsLostOnLongRoads(@ForAll("seeds") long seed) {
        Random dice = new Random(seed);
        List<World> starts = new ArrayList<>(Starts.all().values());
        World world = Canon.of(starts.get(dice.nextInt(starts.size())));
        StringBuilder road = new StringBuilder();
        for (int k = 0; k < 120; k++) {
            Plan plan = PLANNER.plan(world.spec, Optional.empty(), world.snapshot);
            assertThat(PlanValidator.violations(plan, world.snapshot))
                    .as(road.toString())
                    .isEmpty();
            Move move = next(world, plan, dice);
            road.append("\n  -> ").append(move.name());
            world = Canon.of(move.after());
            assertThat(world.wrongs).as(road.toString()).isEmpty();
        }
    }

    private static Move next(World world, Plan plan, Random dice) {
        List<Move> moves = new ArrayList<>();
        if (dice.nextInt(12) == 0) {
            moves.addAll(Disturbances.moves(world));
        } else if (dice.nextInt(12) == 0) {
            moves.addAll(Users.moves(world, Integer.MAX_VALUE));
        } else if (dice.nextInt(4) == 0) {
            moves.addAll(Nature.moves(world));
        }
        if (moves.isEmpty()) {
            plan.steps().stream()
                    .limit(1)
                    .forEach(step -> Execution.of(world, step).ifPresent(moves::add));
        }
        plan.block().filter(block -> plan.steps().isEmpty()).ifPresent(block -> moves.add(Obedience.to(block, world)));
        moves.addAll(moves.isEmpty() ? Users.moves(world, Integer.MAX_VALUE) : List.of());
        return moves.isEmpty() ? new Move("nothing", world) : moves.get(dice.nextInt(moves.size()));
    }

    private static String kind(Plan plan) {
        if (plan.isEmpty()) {
            return "empty";
        }
        return plan.block().isEmpty() ? "steps" : plan.steps().isEmpty() ? "blocked" : "steps, then blocked";
    }

    private interface Look {
        void at(ClusterSnapshot before, Action action);
    }

    private static void along(ClusterSnapshot snapshot, Look look) {
        ClusterSnapshot now = snapshot;
        for (Step step : Worlds.plan(snapshot).steps()) {
            look.at(now, step.action());
            now = Simulator.apply(now, step.action());
        }
    }
}
