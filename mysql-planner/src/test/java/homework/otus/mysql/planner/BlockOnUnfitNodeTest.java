package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.rules.BlockOnUnfitNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is applied decides, not what is wished (invariant I10). */
class BlockOnUnfitNodeTest {
    private static final Rule RULE = new BlockOnUnfitNode();
    private static final ClusterSnapshot DOWN = Edits.withPods(Worlds.running(), List.of());

    @Test
    void blocksAServerThatHasNoPlace() {
        ask(RULE, Places.tainted(DOWN)).blocks("NodeDoesNotFit", "mysql-instance-pv", "node1", "kept:NoSchedule");
        ask(RULE, Edits.without(Places.tainted(DOWN), ObjectRole.WORKLOAD)).blocks("NodeDoesNotFit", "node1");
    }

    @Test
    void namesTheWayOutOfADeletion() {
        ask(RULE, Places.tainted(Worlds.deleted(DOWN))).blocks("NodeDoesNotFit", "skip-final-backup");
    }

    @Test
    void aServerThatHasItsPlaceStays() {
        ask(RULE, Places.tainted(Worlds.running())).doesNotFireBecause("the server has its place");
        PodFact starting = PodFact.builder()
                .from(Worlds.running().pods().get(0))
                .ready(false)
                .build();
        ask(RULE, Edits.withPods(Places.tainted(DOWN), List.of(starting)))
                .doesNotFireBecause("the server has its place");
    }

    /** It keeps its place for the moment that it takes to go, and no longer. */
    @Test
    void aServerThatIsGoingHasNoPlaceForTheNextOne() {
        PodFact going = PodFact.builder()
                .from(Worlds.running().pods().get(0))
                .terminating(true)
                .build();
        ask(RULE, Edits.withPods(Places.tainted(DOWN), List.of(going))).blocks("NodeDoesNotFit", "node1");
    }

    @Test
    void aDeletionIsNotHeldByAWish() {
        ask(RULE, Places.SPEC, Worlds.deleted(DOWN)).doesNotFire();
    }

    @Test
    void knowsNothingAboutANodeThatIsNotThere() {
        ask(RULE, Places.nodes(DOWN)).doesNotFire();
    }
}
