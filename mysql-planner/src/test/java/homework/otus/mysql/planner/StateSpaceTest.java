package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ObjectRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every world that can be reached: no plan breaks an invariant, every road ends, and no row is lost. */
class StateSpaceTest {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int MOST_STATES = FULL ? 4_000_000 : 100_000;

    @Test
    void theWorldAsItShouldBe() {
        explore("no disturbance", 0, FULL ? 3 : 2, Starts.all());
    }

    /** Starts in which everything meets everything: each two values of the dimensions, or all of them at once. */
    @Test
    void everythingCrossed() {
        Map<String, World> starts = Crossed.worlds(FULL ? Crossing.all() : Crossing.pairwise());
        Census seen = explore("everything crossed, " + starts.size() + " starts", 0, 1, starts);
        assertThat(seen.unseen()).as("never seen, so never tested").isEmpty();
    }

    @Test
    void oneDisturbanceAnywhere() {
        explore("one disturbance", 1, FULL ? 2 : 1, FULL ? Starts.all() : Starts.disturbed());
    }

    /** A rename that is wished and goes on while anything else happens: a second and a third name, too. */
    @Test
    void aRenameAndOneDisturbance() {
        Explorer explorer = new Explorer(new Planner(), 1, 1, MOST_STATES, false, StateSpaceTest::aroundARename);
        explore("a rename, and one disturbance", explorer, Starts.renaming());
    }

    /** Backups that are asked for, scheduled, kept and deleted while anything else happens. */
    @Test
    void backupsAsTheyShouldBe() {
        Census seen = explore("backups, no disturbance", 0, 1, Starts.backups());
        assertThat(seen.unseen(Crossing.Wanted.values())).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "full", matches = "true")
    void backupsAndOneDisturbance() {
        Explorer explorer = new Explorer(new Planner(), 1, 1, MOST_STATES, false, Disturbances::withoutEdits);
        Census seen = explore("backups, one disturbance", explorer, Starts.backups());
        assertThat(seen.unseen(Crossing.Wanted.values())).isEmpty();
        assertThat(seen.sawAllOf(ObjectRole.PRUNE_JOB)).isTrue();
        assertThat(seen.sawAllOf(ObjectRole.VERIFY_JOB)).isTrue();
    }

    private static List<Move> aroundARename(World world) {
        List<Move> moves = new ArrayList<>(Wishes.ofDatabase(world));
        moves.addAll(Disturbances.withoutEdits(world));
        return moves;
    }

    /** One start at a time: two do not fit into the memory of a usual machine. */
    @ParameterizedTest
    @ValueSource(strings = {"empty, 8.4", "empty, 5.7"})
    @EnabledIfSystemProperty(named = "full", matches = "true")
    void twoDisturbances(String start) {
        World world = Objects.requireNonNull(Starts.empty().get(start));
        explore("two disturbances, " + start, 2, 1, Map.of(start, world));
    }

    private static Census explore(String what, int disturbances, int lives, Map<String, World> starts) {
        return explore(what, new Explorer(new Planner(), disturbances, lives, MOST_STATES), starts);
    }

    private static Census explore(String what, Explorer explorer, Map<String, World> starts) {
        Explorer.Result seen = look(what, explorer, starts);
        assertThat(told(seen.faults())).isEmpty();
        return seen.census();
    }

    private static Explorer.Result look(String what, Explorer explorer, Map<String, World> starts) {
        long began = System.nanoTime();
        Explorer.Result seen = explorer.explore(starts);
        System.out.printf(
                "state space, %s: %s states, %d transitions, %s, %d s; ends: %s%n%s",
                what,
                seen.states(),
                seen.transitions(),
                seen.complete() ? "complete" : "cut off",
                (System.nanoTime() - began) / 1_000_000_000L,
                seen.endings(),
                seen.census());
        assertThat(seen.complete()).as("seen as a whole").isTrue();
        return seen;
    }

    private static String told(Map<String, String> faults) {
        return faults.entrySet().stream()
                .map(fault -> fault.getKey() + fault.getValue() + "\n")
                .collect(Collectors.joining("\n"));
    }
}
