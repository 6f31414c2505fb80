package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.planner.rules.LetSavedDataGo;
import org.junit.jupiter.api.Test;

/** Invariant I1: the point of no return is written down. */
class LetSavedDataGoTest {
    private static final Rule RULE = new LetSavedDataGo();

    @Test
    void marksSavedData() {
        ask(RULE, saved()).does(new Action.OpenData(uid(saved(), ObjectRole.DATA_CLAIM), Opening.NEVER));
    }

    @Test
    void doesNotFireTwice() {
        ask(RULE, Edits.dataClaim(saved(), claim -> claim.opening(Opening.NEVER)))
                .doesNotFireBecause("the data claim says that its data may go");
    }

    @Test
    void doesNotFireOnAClaimThatIsGoing() {
        ask(RULE, Edits.terminating(saved(), ObjectRole.DATA_CLAIM))
                .doesNotFireBecause("the data claim is being deleted");
    }

    @Test
    void doesNotFireOnARunningInstance() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void doesNotFireOnDataOfAnotherLife() {
        ask(RULE, Worlds.deleted(Worlds.recreated(saved()))).doesNotFire();
    }

    private static ClusterSnapshot saved() {
        return Worlds.walk(Worlds.deleted(Worlds.running()), Action.OpenData.class::isInstance);
    }

    @Test
    void doesNotFireWithoutAClaimToWriteOn() {
        ClusterSnapshot now = Edits.without(Worlds.deleted(Worlds.running()), ObjectRole.DATA_CLAIM);
        ask(RULE, now).doesNotFireBecause(Causes.NO_CLAIM);
    }
}
