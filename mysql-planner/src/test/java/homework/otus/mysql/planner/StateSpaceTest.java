package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every world that can be reached: no plan breaks an invariant, every road ends, and no row is lost. */
class StateSpaceTest {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int MOST_STATES = FULL ? 3_000_000 : 60_000;

    @Test
    void theWorldAsItShouldBe() {
        explore("no disturbance", 0, 3, Starts.all());
    }

    @Test
    void oneDisturbanceAnywhere() {
        explore("one disturbance", 1, FULL ? 2 : 1, FULL ? Starts.all() : Starts.empty());
    }

    /** Not all of it is looked at: as far as memory reaches. */
    @Test
    @EnabledIfSystemProperty(named = "full", matches = "true")
    void twoDisturbances() {
        explore("two disturbances", 2, 1, Starts.empty());
    }

    private static void explore(String what, int disturbances, int lives, Map<String, World> starts) {
        long began = System.nanoTime();
        Explorer.Result seen = new Explorer(new Planner(), disturbances, lives, MOST_STATES).explore(starts);
        System.out.printf(
                "state space, %s: %s states, %d transitions, %s, %d s; ends: %s%n",
                what,
                seen.states(),
                seen.transitions(),
                seen.complete() ? "complete" : "cut off",
                (System.nanoTime() - began) / 1_000_000_000L,
                seen.endings());
        assertThat(told(seen.faults())).isEmpty();
    }

    private static String told(Map<String, String> faults) {
        return faults.entrySet().stream()
                .map(fault -> fault.getKey() + fault.getValue() + "\n")
                .collect(Collectors.joining("\n"));
    }
}
