package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.WaitForDeletionsUnderWay;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Never 409: what is going has to be gone first. */
class WaitForDeletionsUnderWayTest {
    private static final Rule RULE = new WaitForDeletionsUnderWay();

    @Test
    void waits() {
        ask(RULE, Edits.terminating(Worlds.running(), ObjectRole.SERVICE))
                .awaits(new Condition.Gone(ObjectRole.SERVICE));
    }

    @Test
    void waitsForAClaimThatNoPodHolds() {
        ask(RULE, Edits.withPods(Edits.terminating(Worlds.running(), ObjectRole.DATA_CLAIM), List.of()))
                .awaits(new Condition.Gone(ObjectRole.DATA_CLAIM));
    }

    @Test
    void doesNotWaitForAClaimThatAPodHolds() {
        ask(RULE, Edits.terminating(Worlds.running(), ObjectRole.DATA_CLAIM))
                .doesNotFireBecause("what is being deleted cannot go before something else is gone");
    }

    @Test
    void doesNotWaitForABoundVolume() {
        ask(RULE, Edits.terminating(Worlds.running(), ObjectRole.DATA_VOLUME)).doesNotFire();
    }

    @Test
    void doesNotWaitForAnInventoryWhoseOutcomeIsKnown() {
        ask(RULE, Worlds.running())
                .doesNotFireBecause("the inventory Job is being deleted, and nothing waits for that");
    }

    @Test
    void doesNotFireWhenNothingGoes() {
        ask(RULE, Worlds.fresh()).doesNotFireBecause("nothing of ours is being deleted");
    }
}
