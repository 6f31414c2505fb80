package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Rotations.ROTATION;
import static homework.otus.mysql.planner.Rotations.SECRET;
import static homework.otus.mysql.planner.Rotations.failed;
import static homework.otus.mysql.planner.Rotations.overtaken;
import static homework.otus.mysql.planner.Rotations.staged;
import static homework.otus.mysql.planner.Rotations.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.FinishPasswordChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A staged password is carried through before anything else logs in. */
class FinishPasswordChangeTest {
    private static final Rule RULE = new FinishPasswordChange();

    @Test
    void runsTheJobOfTheStagedPassword() {
        ask(RULE, staged()).does(job(false));
        ask(RULE, overtaken()).does(job(false));
    }

    @Test
    void doesSoInADeletionToo() {
        ask(RULE, Worlds.deleted(staged())).does(job(true));
    }

    @Test
    void aJobOfAnotherRotationOrLifeTellsNothing() {
        JobState changed = new JobState.PasswordChanged();
        ask(RULE, withJob(staged(), changed, "2", Worlds.FIRST_LIFE)).does(job(false));
        ask(RULE, withJob(staged(), changed, "3", Worlds.SECOND_LIFE)).does(job(false));
    }

    @Test
    void awaitsTheJob() {
        ask(RULE, withJob(staged(), Asked.running())).awaits(new Condition.JobFinished(ObjectRole.PASSWORD_JOB));
    }

    @Test
    void promotesWhatTheServerHas() {
        ask(RULE, withJob(staged(), new JobState.PasswordChanged()))
                .does(new Action.PromotePassword(SECRET, ROTATION, List.of("Change password (not shown)")));
    }

    @Test
    void aPasswordThatWasOnlyProvenIsNoChange() {
        ClusterSnapshot proven = Edits.credentials(staged(), secret -> secret.current(true));
        ask(RULE, withJob(proven, new JobState.PasswordChanged()))
                .does(new Action.PromotePassword(SECRET, ROTATION, List.of()));
    }

    @Test
    void triesAgainAfterAPause() {
        ask(RULE, withJob(staged(), failed(Failure.PASSING)))
                .awaits(new Condition.TimeReached(Worlds.NOON.plusSeconds(10)));
        ask(RULE, withJob(staged(), failed(Failure.WRONG_PASSWORD, Worlds.NOON.minusSeconds(11))))
                .deletes(ObjectRole.PASSWORD_JOB);
    }

    @Test
    void blocksWhereALostPasswordCannotBeReset() {
        ClusterSnapshot going = Worlds.deleted(Edits.terminating(staged(), ObjectRole.DATA_CLAIM));
        ask(RULE, withJob(going, failed(Failure.WRONG_PASSWORD)))
                .blocks("JobFailed", "passwd-mysql-instance-job", "skip-final-backup=life-1");
    }

    @Test
    void aRefusalProvesTheAppliedOne() {
        ask(RULE, withJob(staged(), failed(Failure.REFUSED)))
                .doesNotFireBecause("the server refuses the staged password, and has the applied one");
    }

    @Test
    void doesNotFireWithoutAStagedPassword() {
        ask(RULE, Rotations.wanted()).doesNotFireBecause("no password is staged");
    }

    private static Action job(boolean forDeletion) {
        return new Action.RunJob(
                new JobRequest.ChangePassword(
                        ROTATION,
                        Worlds.SPEC,
                        Servers.of(Worlds.running().pods().get(0))),
                Worlds.FIRST_LIFE,
                forDeletion);
    }
}
