package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.FinishRename;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What began is finished, and only the Job's word that nothing was changed ends it otherwise. */
class FinishRenameTest {
    private static final Rule RULE = new FinishRename();

    @Test
    void runsTheJobFromTheAppliedName() {
        ClusterSnapshot now = NewName.noted();
        JobRequest.PodAddress server = Servers.of(now.pods().get(0));
        ask(RULE, now)
                .does(new Action.RunJob(
                        new JobRequest.Rename(NewName.BEFORE, NewName.NEW, server), Worlds.FIRST_LIFE, false));
    }

    @Test
    void runsItInADeletionToo() {
        ClusterSnapshot now = Worlds.deleted(NewName.noted());
        JobRequest.PodAddress server = Servers.of(now.pods().get(0));
        ask(RULE, now)
                .does(new Action.RunJob(
                        new JobRequest.Rename(NewName.BEFORE, NewName.NEW, server), Worlds.FIRST_LIFE, true));
    }

    @Test
    void awaitsTheJob() {
        ask(RULE, job(running())).awaits(new Condition.JobFinished(ObjectRole.RENAME_JOB));
    }

    @Test
    void recordsTheNewName() {
        ClusterSnapshot now = job(new JobState.Renamed());
        ask(RULE, now)
                .does(new Action.RecordApplied(
                        claim(now), Worlds.SPEC, List.of("Change name db from old-name to otus-database")));
    }

    @Test
    void forgetsARefusedRename() {
        ClusterSnapshot now = job(NewName.failed(Failure.REFUSED));
        ask(RULE, now).does(new Action.MarkRenaming(claim(now), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(names = "REFUSED", mode = EnumSource.Mode.EXCLUDE)
    void triesAgainAfterAnyOtherFailure(Failure failure) {
        ask(RULE, job(NewName.failed(failure))).does(new Action.Delete(ObjectRole.RENAME_JOB, new Uid("rename")));
    }

    @Test
    void triesAgainAfterAPauseOnly() {
        JobState now = new JobState.Failed(Failure.PASSING, "the server is busy", Worlds.NOON);
        ask(RULE, job(now)).awaits(new Condition.TimeReached(Worlds.NOON.plusSeconds(10)));
    }

    @Test
    void forgetsANoteOfTheNameThatTheDatabaseHas() {
        ClusterSnapshot now = Edits.dataClaim(Worlds.running(), claim -> claim.renamingTo(NewName.NEW));
        ask(RULE, now).does(new Action.MarkRenaming(claim(now), Optional.empty()));
    }

    @Test
    void doesNotFireWithoutANote() {
        ask(RULE, NewName.wanted()).doesNotFireBecause("no rename is under way");
    }

    @Test
    void doesNotFireWithoutAServer() {
        ask(RULE, Edits.withPods(NewName.noted(), List.of())).doesNotFireBecause("no server accepts connections yet");
    }

    @Test
    void doesNotHoldUpADeletionThatNeedsNoServer() {
        ask(RULE, Worlds.withResource(Worlds.deleted(NewName.noted()), resource -> resource.skipFinalBackup("life-1")))
                .doesNotFire();
    }

    private static ClusterSnapshot job(JobState state) {
        return NewName.withJob(NewName.noted(), NewName.NEW, state);
    }

    private static Uid claim(ClusterSnapshot now) {
        return uid(now, ObjectRole.DATA_CLAIM);
    }
}
