package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.FinishImageChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinishImageChangeTest {
    private static final Rule RULE = new FinishImageChange();
    private static final String IMAGE = Worlds.SPEC.image();

    @Test
    void theMarkGoesWhenTheNewServerAccepts() {
        ask(RULE, marked(IMAGE)).does(unmark());
    }

    @Test
    void theMarkStaysUntilThen() {
        ask(RULE, Edits.withPods(marked(IMAGE), List.of())).doesNotFireBecause(Causes.NOT_UP);
    }

    /** The workload was not rolled out yet: its server says nothing about the new image. */
    @Test
    void aServerOfTheOldImageSaysNothing() {
        ClusterSnapshot recorded = Edits.dataClaim(
                marked("mysql:later"), claim -> claim.applied(MySqlSpec.of("mysql:later", "otus-database", "1Gi")));
        ask(RULE, recorded).doesNotFireBecause(Causes.NOT_UP);
    }

    @Test
    void aChangeThatWasGivenUpLeavesNoMark() {
        ask(RULE, marked("mysql:later")).does(unmark());
    }

    @Test
    void aChangeThatIsStillWantedGoesOn() {
        ClusterSnapshot before = Edits.dataClaim(
                marked(IMAGE), claim -> claim.applied(MySqlSpec.of("mysql:5.7.31", "otus-database", "1Gi")));
        ask(RULE, before).doesNotFireBecause("the change of the image goes on");
    }

    @Test
    void doesNotFireWithoutAMark() {
        ask(RULE, Worlds.running()).doesNotFireBecause("no change of the image is under way");
    }

    @Test
    void doesNotFireInADeletion() {
        ask(RULE, Worlds.deleted(marked(IMAGE))).doesNotFireBecause(Causes.DELETED);
    }

    private static Action unmark() {
        return new Action.MarkImageChange(Asked.uid(Worlds.running(), ObjectRole.DATA_CLAIM), Optional.empty());
    }

    private static ClusterSnapshot marked(String image) {
        return Edits.dataClaim(
                Worlds.running(), claim -> claim.imageChange(new ImageChange(image, "5.7.31", "5.7.44")));
    }
}
