package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.RestoreWish;
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

    /** Clients would see the part of the rows that is there, and write beside a Job that loads the rest. */
    @Test
    void doesNotOpenWhatARestoreIsStillBringing() {
        MySqlSpec none = MySqlSpec.builder()
                .from(Worlds.SPEC)
                .restore(new RestoreWish.Nothing())
                .build();
        ask(RULE, none, Asked.withJob(ready(), ObjectRole.RESTORE_JOB, Asked.running()))
                .awaits(new Condition.JobFinished(ObjectRole.RESTORE_JOB));
        ask(RULE, none, Asked.withJob(ready(), ObjectRole.RESTORE_JOB, Asked.failed(Failure.PASSING)))
                .blocks("RestoreUnfinished", "delete this resource and create it again");
        ask(RULE, none, Asked.withJob(ready(), ObjectRole.RESTORE_JOB, Asked.failed(Failure.BACKUP_BROKEN)))
                .does(open(Opening.FRESH));
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
