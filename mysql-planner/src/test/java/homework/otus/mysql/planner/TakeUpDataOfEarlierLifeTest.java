package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.TakeUpDataOfEarlierLife;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data that clients may have seen goes on in the new life. */
class TakeUpDataOfEarlierLifeTest {
    private static final Rule RULE = new TakeUpDataOfEarlierLife();

    @Test
    void stopsTheServerOfThatLife() {
        ask(RULE, kept()).deletes(ObjectRole.WORKLOAD);
    }

    @Test
    void waitsForItsPods() {
        ask(RULE, Edits.without(kept(), ObjectRole.WORKLOAD)).awaits(new Condition.PodsGone());
    }

    @Test
    void thenTakesTheDataUp() {
        ClusterSnapshot now = Edits.withPods(Edits.without(kept(), ObjectRole.WORKLOAD), List.of());
        ask(RULE, now).does(new Action.TakeUpData(uid(now, ObjectRole.DATA_CLAIM), Worlds.SECOND_LIFE));
    }

    @Test
    void doesNotFireOnThisLife() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, Worlds.deleted(kept())).doesNotFire();
    }

    private static ClusterSnapshot kept() {
        return Worlds.recreated(Worlds.running());
    }

    @Test
    void doesNotFireWithoutAClaim() {
        ask(RULE, Worlds.fresh()).doesNotFireBecause(Causes.NO_CLAIM);
    }
}
