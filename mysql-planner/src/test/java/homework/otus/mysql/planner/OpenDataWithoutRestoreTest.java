package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.rules.OpenDataWithoutRestore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where nothing is to be restored, the data is opened as it is. */
class OpenDataWithoutRestoreTest {
    private static final Rule RULE = new OpenDataWithoutRestore();

    @Test
    void opensFreshData() {
        ask(RULE, ready()).does(open(Opening.FRESH));
    }

    @Test
    void keepsWhatWasInitialisedInAnotherLife() {
        PodFact pod = PodFact.builder()
                .from(ready().pods().get(0))
                .inspection(new Inspection(false, Optional.of(Worlds.SECOND_LIFE)))
                .build();
        ask(RULE, Edits.withPods(ready(), List.of(pod))).does(open(Opening.KEPT));
    }

    @Test
    void keepsWhatIsUnknown() {
        ask(RULE, Edits.dataClaim(ready(), claim -> claim.opening(Opening.UNKNOWN)))
                .does(open(Opening.KEPT));
    }

    @Test
    void doesNotFireTwice() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the data is open to clients");
    }

    @Test
    void doesNotFireWithoutAServer() {
        ask(RULE, Edits.withPods(ready(), List.of())).doesNotFireBecause("no server accepts connections yet");
    }

    private static ClusterSnapshot ready() {
        return Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance);
    }

    private static Action open(Opening opening) {
        return new Action.OpenData(uid(ready(), ObjectRole.DATA_CLAIM), opening);
    }
}
