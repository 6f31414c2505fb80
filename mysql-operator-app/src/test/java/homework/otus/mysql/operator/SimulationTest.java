package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.k8s.execute.StepGuard;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Uid;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Many random roads of planner, executor and guard over a cluster that fails. The seed of the first road is printed;
 * {@code -Dsimulation.seed=N} begins with that one, {@code -Dsimulation.disturbances=N} lets more happen.
 */
class SimulationTest {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int ROADS = FULL ? 20_000 : 300;
    /** As many as the explorer goes through completely; more of them find what docs/state-space.md lists. */
    private static final int DISTURBANCES = Integer.getInteger("simulation.disturbances", 2);

    private static final int STRANGERS = 1;

    private static final int MANY = 100;
    private static final int UNTIL_FOUND = 20_000;

    /** A road that shows it comes once in thousands: the search begins shortly before one, and goes on as far as it has to. */
    private static final long RARE = 5_300;

    private static final Simulation.Operating REAL = new Simulation.Operating() {};

    /** The same ones in every build. */
    @Test
    void fixedRoads() {
        walk(20200811, ROADS);
    }

    /** Not in every build: one that fails by chance tells nothing about the change that it is the build of. */
    @Test
    @EnabledIf("fresh")
    void freshRoads() {
        walk(Long.getLong("simulation.seed", ThreadLocalRandom.current().nextInt()), ROADS);
    }

    static boolean fresh() {
        return FULL || Long.getLong("simulation.seed") != null;
    }

    @Test
    void theSameSeedGivesTheSameRoad() {
        assertThat(new Simulation(7, MANY, REAL).run()).isEqualTo(new Simulation(7, MANY, REAL).run());
    }

    /** An executor that takes the next step although one failed. */
    @Test
    void findsAnExecutorThatGoesOn() {
        assertThat(firstWrong("an executor that goes on", 560, new Simulation.Operating() {
                    @Override
                    public void execute(Plan plan, Simulation.Writer writer, ResourceContext context, StepGuard guard) {
                        REAL.execute(plan, (action, known) -> swallow(writer, action, known), context, guard);
                    }
                }))
                .isPresent();
    }

    private static void swallow(Simulation.Writer writer, Action action, ResourceContext context) {
        try {
            writer.write(action, context);
        } catch (AdapterException e) {
            // the fault that is planted: it is as if nothing had been thrown
        }
    }

    /** A guard that asks the invariants about what it has seen, and does not look again. */
    @Test
    void findsAGuardThatDoesNotLookAgain() {
        assertThat(firstWrong("a guard that does not look again", RARE, new Simulation.Operating() {
                    @Override
                    public StepGuard guard(
                            Uid life, ClusterSnapshot planned, Supplier<Optional<ClusterSnapshot>> live) {
                        return REAL.guard(life, planned, () -> {
                            Optional<ClusterSnapshot> unused = live.get();
                            return Optional.of(planned);
                        });
                    }
                }))
                .isPresent();
    }

    /**
     * A memory that is wrong each time, also after errors: no row is lost by it, since what is taken for absent can only be created, and
     * that is refused; but in the end it keeps the goal from being reached.
     */
    @Test
    void findsALookThatLeavesOutWhatItDoesNotKnow() {
        assertThat(firstWrong("a look that asks for nothing", 2_300, new Simulation.Operating() {
                    @Override
                    public Optional<Extent> extent(Optional<Extent> remembered) {
                        return Optional.of(new Extent(Set.of(), false));
                    }
                }))
                .isPresent();
    }

    /** An executor that does not stop at a wait. */
    @Test
    void findsAnExecutorThatDoesNotWait() {
        assertThat(firstWrong("an executor that does not wait", 0, new Simulation.Operating() {
                    @Override
                    public void execute(Plan plan, Simulation.Writer writer, ResourceContext context, StepGuard guard) {
                        Plan impatient = Plan.builder()
                                .from(plan)
                                .steps(plan.steps().stream()
                                        .filter(step -> !(step.action() instanceof Action.Await))
                                        .toList())
                                .build();
                        REAL.execute(impatient, writer, context, guard);
                    }
                }))
                .isPresent();
    }

    private static Optional<Long> firstWrong(String what, long first, Simulation.Operating operating) {
        return LongStream.range(first, first + UNTIL_FOUND)
                .boxed()
                .map(seed -> Map.entry(
                        seed + 1, new Simulation(seed, MANY, operating).run().wrongs()))
                .filter(road -> !road.getValue().isEmpty())
                .peek(road -> System.out.printf(
                        "simulation: %s is found by road %d: %s%n", what, road.getKey() - first, road.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void walk(long first, int roads) {
        long began = System.nanoTime();
        System.out.printf("simulation: %d roads, -Dsimulation.seed=%d%n", roads, first);
        Map<String, Integer> endings = new TreeMap<>();
        long happened = 0;
        long looksWithin = 0;
        for (long seed = first; seed < first + roads; seed++) {
            Simulation.Road road = new Simulation(seed, DISTURBANCES, STRANGERS, REAL).run();
            assertThat(road.wrongs())
                    .as("-Dsimulation.seed=%d%n%s", seed, String.join("\n", road.told()))
                    .isEmpty();
            endings.merge(road.ending(), 1, Integer::sum);
            happened += road.told().size();
            looksWithin += road.looksWithin();
        }
        System.out.printf(
                "simulation: %d events in %d s, %d looks not whole; ends: %s%n",
                happened, (System.nanoTime() - began) / 1_000_000_000L, looksWithin, endings);
        assertThat(looksWithin).isGreaterThan(roads);
        assertThat(endings).containsKeys("running", "gone");
    }
}
