package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.LetDoomedClaimGo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The volume keeps the data; the claim goes when no pod uses it. */
class LetDoomedClaimGoTest {
    private static final Rule RULE = new LetDoomedClaimGo();

    @Test
    void stopsTheServer() {
        ask(RULE, doomed()).deletes(ObjectRole.WORKLOAD);
    }

    @Test
    void waitsForTheWorkload() {
        ask(RULE, Edits.terminating(doomed(), ObjectRole.WORKLOAD)).awaits(new Condition.Gone(ObjectRole.WORKLOAD));
    }

    @Test
    void waitsForThePods() {
        ask(RULE, Edits.without(doomed(), ObjectRole.WORKLOAD)).awaits(new Condition.PodsGone());
    }

    @Test
    void doesNotFireWhenNothingHoldsIt() {
        ask(RULE, Edits.withPods(Edits.without(doomed(), ObjectRole.WORKLOAD), List.of()))
                .doesNotFire();
    }

    @Test
    void doesNotFireOnAClaimThatStays() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void leavesTheServerToTheFinalBackup() {
        ask(RULE, Worlds.deleted(doomed())).doesNotFire();
    }

    private static ClusterSnapshot doomed() {
        return Edits.terminating(Worlds.running(), ObjectRole.DATA_CLAIM);
    }
}
