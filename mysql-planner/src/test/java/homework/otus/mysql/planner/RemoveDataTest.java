package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.RemoveData;
import org.junit.jupiter.api.Test;

/** Invariants I1 and I4: exactly these objects, the volume first. */
class RemoveDataTest {
    private static final Rule RULE = new RemoveData();

    @Test
    void removesTheVolumeFirst() {
        ask(RULE, saved()).deletes(ObjectRole.DATA_VOLUME);
    }

    @Test
    void thenTheClaim() {
        ask(RULE, Edits.terminating(saved(), ObjectRole.DATA_VOLUME)).deletes(ObjectRole.DATA_CLAIM);
    }

    @Test
    void thenWaitsForTheClaim() {
        ClusterSnapshot now =
                Edits.terminating(Edits.terminating(saved(), ObjectRole.DATA_VOLUME), ObjectRole.DATA_CLAIM);
        ask(RULE, now).awaits(new Condition.Gone(ObjectRole.DATA_CLAIM));
    }

    @Test
    void doesNotFireOnARunningInstance() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the resource is not deleted");
    }

    @Test
    void doesNotFireOnDataOfAnotherLife() {
        ask(RULE, Worlds.deleted(Worlds.recreated(Worlds.running())))
                .doesNotFireBecause("there is no data of this life");
    }

    private static ClusterSnapshot saved() {
        return Worlds.walk(
                Worlds.deleted(Worlds.running()),
                action -> action instanceof Action.Delete delete && delete.role() == ObjectRole.DATA_VOLUME);
    }
}
