package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Rotations.ROTATION;
import static homework.otus.mysql.planner.Rotations.SECRET;
import static homework.otus.mysql.planner.Rotations.failed;
import static homework.otus.mysql.planner.Rotations.overtaken;
import static homework.otus.mysql.planner.Rotations.staged;
import static homework.otus.mysql.planner.Rotations.wanted;
import static homework.otus.mysql.planner.Rotations.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.planner.rules.StagePassword;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wanted password is in the Secret before the server hears of it. */
class StagePasswordTest {
    private static final Rule RULE = new StagePassword();

    @Test
    void stagesAnotherPassword() {
        ask(RULE, wanted()).does(new Action.StagePassword(SECRET, ROTATION));
    }

    @Test
    void replacesOneThatTheServerRefused() {
        ask(RULE, withJob(overtaken(), failed(Failure.REFUSED))).does(new Action.StagePassword(SECRET, ROTATION + 1));
    }

    @Test
    void neverReplacesOneThatTheServerMayHave() {
        ask(RULE, overtaken()).doesNotFireBecause("a password is staged already");
        for (Failure failure : List.of(Failure.PASSING, Failure.LASTING, Failure.WRONG_PASSWORD)) {
            ask(RULE, withJob(overtaken(), failed(failure))).doesNotFireBecause("a password is staged already");
        }
        ask(RULE, withJob(overtaken(), failed(Failure.REFUSED), "2", Worlds.FIRST_LIFE))
                .doesNotFireBecause("a password is staged already");
        ask(RULE, withJob(staged(), failed(Failure.REFUSED))).doesNotFireBecause("a password is staged already");
    }

    @Test
    void doesNotFireWithoutAnotherOne() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the applied password is the one that is wanted");
        ask(RULE, Worlds.withResource(wanted(), resource -> resource.passwordGiven(false)))
                .doesNotFireBecause("the password that the resource names cannot be had");
    }

    @Test
    void doesNotFireBeforeTheServerIsUpOrInADeletion() {
        ask(RULE, Edits.withPods(wanted(), List.of())).doesNotFireBecause(Causes.NOT_UP);
        ask(RULE, Worlds.deleted(wanted())).doesNotFireBecause(Causes.DELETED);
    }
}
