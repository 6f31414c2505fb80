package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Rotations.ROTATION;
import static homework.otus.mysql.planner.Rotations.SECRET;
import static homework.otus.mysql.planner.Rotations.failed;
import static homework.otus.mysql.planner.Rotations.overtaken;
import static homework.otus.mysql.planner.Rotations.resetting;
import static homework.otus.mysql.planner.Rotations.staged;
import static homework.otus.mysql.planner.Rotations.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.planner.rules.ResetLostPassword;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lost password is set anew when the server starts, and only on the word of the Job that tried. */
class ResetLostPasswordTest {
    private static final Rule RULE = new ResetLostPassword();
    private static final ClusterSnapshot LOST = withJob(staged(), failed(Failure.WRONG_PASSWORD));

    @Test
    void restartsTheServerWithAReset() {
        ask(RULE, LOST).does(update(true));
        ask(RULE, Worlds.deleted(LOST)).does(update(true));
        ask(RULE, Edits.withPods(LOST, List.of())).does(update(true));
    }

    @Test
    void doesNotFireOnOtherFailures() {
        for (Failure failure : List.of(Failure.PASSING, Failure.LASTING, Failure.REFUSED)) {
            ask(RULE, withJob(staged(), failed(failure)))
                    .doesNotFireBecause("nothing says that the server's password is lost");
        }
        ask(RULE, withJob(staged(), failed(Failure.WRONG_PASSWORD), "2", Worlds.FIRST_LIFE))
                .doesNotFireBecause("nothing says that the server's password is lost");
    }

    @Test
    void stagesWhatIsWantedInsteadBefore() {
        ClusterSnapshot another = withJob(overtaken(), failed(Failure.WRONG_PASSWORD));
        ask(RULE, another).does(new Action.StagePassword(SECRET, ROTATION + 1));
        ask(RULE, Worlds.deleted(another)).does(update(true));
    }

    @Test
    void leavesAServerThatResetsAlone() {
        ask(RULE, resetting(LOST)).doesNotFireBecause("the server sets its lost password when it starts");
        ask(RULE, resetting(staged())).doesNotFireBecause("the server sets its lost password when it starts");
        ask(RULE, Edits.withPods(resetting(LOST), List.of()))
                .doesNotFireBecause("the server sets its lost password when it starts");
    }

    /** Its claim would go with its pod, and the data with it. */
    @Test
    void doesNotRestartAServerThatWouldNotComeBack() {
        ask(RULE, Worlds.deleted(Edits.terminating(LOST, ObjectRole.DATA_CLAIM)))
                .doesNotFireBecause("the data claim is being deleted: a server that stops now does not come back");
    }

    @Test
    void endsTheResetWhenThePasswordIsKnown() {
        ask(RULE, resetting(Worlds.running())).does(update(false));
    }

    /** The reset was in vain, and the user has thought of another password. */
    @Test
    void endsTheResetBeforeAnotherPasswordIsStaged() {
        ClusterSnapshot inVain =
                resetting(withJob(overtaken(), failed(Failure.WRONG_PASSWORD, Worlds.NOON.plusSeconds(1))));
        ask(RULE, inVain).does(update(false));
        ask(RULE, resetting(withJob(overtaken(), failed(Failure.WRONG_PASSWORD, Worlds.NOON))))
                .doesNotFireBecause("the server sets its lost password when it starts");
    }

    private static Action update(boolean resets) {
        ClusterSnapshot running = Worlds.running();
        return new Action.UpdateWorkload(
                running.workload().orElseThrow().uid(),
                ServerTemplate.builder()
                        .from(running.workload().orElseThrow().template().orElseThrow())
                        .resetsPassword(resets)
                        .revision(2)
                        .build());
    }
}
