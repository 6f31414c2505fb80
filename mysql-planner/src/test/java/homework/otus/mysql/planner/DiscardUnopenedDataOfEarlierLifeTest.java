package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.planner.rules.DiscardUnopenedDataOfEarlierLife;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no client ever saw goes; the new life starts from the backup. */
class DiscardUnopenedDataOfEarlierLifeTest {
    private static final Rule RULE = new DiscardUnopenedDataOfEarlierLife();

    @Test
    void stopsTheServerFirst() {
        ask(RULE, halfMade()).deletes(ObjectRole.WORKLOAD);
    }

    @Test
    void waitsForThePods() {
        ask(RULE, Edits.without(halfMade(), ObjectRole.WORKLOAD)).awaits(new Condition.PodsGone());
    }

    @Test
    void thenRemovesTheVolume() {
        ask(RULE, stopped()).deletes(ObjectRole.DATA_VOLUME);
    }

    @Test
    void thenTheClaim() {
        ask(RULE, Edits.terminating(stopped(), ObjectRole.DATA_VOLUME)).deletes(ObjectRole.DATA_CLAIM);
    }

    @Test
    void thenWaitsForTheClaim() {
        ClusterSnapshot going =
                Edits.terminating(Edits.terminating(stopped(), ObjectRole.DATA_VOLUME), ObjectRole.DATA_CLAIM);
        ask(RULE, going).awaits(new Condition.Gone(ObjectRole.DATA_CLAIM));
    }

    @Test
    void doesNotFireOnOpenedData() {
        ClusterSnapshot now = Edits.dataClaim(halfMade(), claim -> claim.opening(Opening.FRESH));
        ask(RULE, now).doesNotFire();
    }

    @Test
    void doesNotFireOnUnknownData() {
        ClusterSnapshot now = Edits.dataClaim(halfMade(), claim -> claim.opening(Opening.UNKNOWN));
        ask(RULE, now).doesNotFire();
    }

    @Test
    void doesNotFireOnThisLife() {
        ask(RULE, Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance))
                .doesNotFire();
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, Worlds.deleted(halfMade())).doesNotFire();
    }

    private static ClusterSnapshot halfMade() {
        return Worlds.recreated(Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance));
    }

    private static ClusterSnapshot stopped() {
        return Edits.withPods(Edits.without(halfMade(), ObjectRole.WORKLOAD), List.of());
    }

    @Test
    void saysWhoseDataItIs() {
        ask(RULE, stopped()).uses("opening=NEVER", "life=life-1");
    }
}
