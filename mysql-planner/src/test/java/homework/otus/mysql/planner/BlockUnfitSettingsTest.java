package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.rules.BlockUnfitSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockUnfitSettingsTest {
    private static final Rule RULE = new BlockUnfitSettings();
    private static final ClusterSnapshot RUNNING = Worlds.running();

    @Test
    void blocksAndSaysThatTheServerGoesOn() {
        ask(RULE, Places.SPEC, RUNNING).blocks("NodeDoesNotFit", "node1", "disk=ssd", "goes on");
    }

    @Test
    void aLabelOnTheNodeHeals() {
        NodeFact labelled =
                NodeFact.builder().name("node1").putLabels("disk", "ssd").build();
        ask(RULE, Places.SPEC, Places.nodes(RUNNING, labelled)).doesNotFire();
    }

    /** It would come down for the new image, and not come up again. */
    @Test
    void blocksAnotherImageOnANodeThatIsTaintedMeanwhile() {
        MySqlSpec image =
                MySqlSpec.builder().from(Worlds.SPEC).image("mysql:8.4").build();
        ask(RULE, image, Places.tainted(RUNNING)).blocks("NodeDoesNotFit", "kept:NoSchedule");
        ask(RULE, Places.tainted(RUNNING)).doesNotFireBecause("neither settings nor image are to change");
    }

    @Test
    void aDeletionIsNotBlocked() {
        ask(RULE, Places.SPEC, Worlds.deleted(RUNNING)).doesNotFireBecause("the resource is deleted");
    }

    @Test
    void nothingIsAppliedAndNothingRestarts() {
        assertThat(plan(RUNNING).steps()).isEmpty();
        assertThat(plan(RUNNING).block()).map(Block::code).contains("NodeDoesNotFit");
    }

    @Test
    void aNewInstanceIsNotMadeWhereItHasNoPlace() {
        Plan plan = plan(Worlds.fresh());
        assertThat(plan.steps()).noneMatch(step -> step.action() instanceof Action.CreateVolume);
        assertThat(plan.block()).map(Block::code).contains("NodeDoesNotFit");
        assertThat(plan.block().orElseThrow().message()).contains("no node fits", "node1 has no label disk=ssd");
    }

    private static Plan plan(ClusterSnapshot snapshot) {
        return new Planner().plan(Places.SPEC, Optional.empty(), snapshot);
    }
}
