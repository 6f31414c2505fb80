package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.TakeFinalBackup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariants I1 and I14. */
class TakeFinalBackupTest {
    private static final Rule RULE = new TakeFinalBackup();

    @Test
    void backsUp() {
        ClusterSnapshot now = Worlds.deleted(Worlds.running());
        JobRequest backup = new JobRequest.Backup(
                BackupNames.at(now), true, Worlds.SPEC, Servers.of(now.pods().get(0)));
        ask(RULE, now).does(new Action.RunJob(backup, Worlds.FIRST_LIFE, true));
    }

    @Test
    void waitsForTheJob() {
        ask(RULE, withJob(Worlds.deleted(Worlds.running()), ObjectRole.BACKUP_JOB, running()))
                .awaits(new Condition.JobFinished(ObjectRole.BACKUP_JOB));
    }

    @Test
    void triesAgainWhatMayPass() {
        ask(RULE, withJob(Worlds.deleted(Worlds.running()), ObjectRole.BACKUP_JOB, failed(Failure.PASSING)))
                .deletes(ObjectRole.BACKUP_JOB);
    }

    @Test
    void blocksWithAWayOut() {
        ask(RULE, withJob(Worlds.deleted(Worlds.running()), ObjectRole.BACKUP_JOB, failed(Failure.LASTING)))
                .blocks("JobFailed", "skip-final-backup=life-1");
    }

    @Test
    void takesAnotherOneWhenTheFenceWasLost() {
        JobState done = new JobState.BackedUp(Worlds.backup("b", Worlds.FIRST_LIFE));
        ask(RULE, withJob(Worlds.deleted(Worlds.running()), ObjectRole.BACKUP_JOB, done))
                .deletes(ObjectRole.BACKUP_JOB);
    }

    @Test
    void doesNotFireOnARunningInstance() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the resource is not deleted");
    }

    @Test
    void doesNotFireWhenItIsSaved() {
        ask(RULE, Worlds.withBackups(Worlds.deleted(Worlds.running()), Worlds.backup("b", Worlds.FIRST_LIFE)))
                .doesNotFireBecause("no final backup is needed: the final backup is verified");
    }

    @Test
    void isNotContentWithTheBackupOfAnotherLife() {
        ClusterSnapshot now =
                Worlds.withBackups(Worlds.deleted(Worlds.running()), Worlds.backup("b", Worlds.SECOND_LIFE));
        ask(RULE, withJob(now, ObjectRole.BACKUP_JOB, running()))
                .awaits(new Condition.JobFinished(ObjectRole.BACKUP_JOB));
    }

    @Test
    void doesNotFireOnDataThatNobodySaw() {
        ClusterSnapshot now = Worlds.deleted(Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance));
        ask(RULE, now).doesNotFireBecause("no final backup is needed: its data holds nothing that is to be saved");
    }

    @Test
    void doesNotFireWhenItIsGivenUp() {
        ClusterSnapshot now = Worlds.withResource(
                Worlds.deleted(Worlds.running()), resource -> resource.skipFinalBackup(Worlds.FIRST_LIFE.value()));
        ask(RULE, now).doesNotFireBecause("no final backup is needed: the final backup is given up by annotation");
    }

    @Test
    void doesNotFireBeforeTheServerIsUp() {
        ask(RULE, Edits.withPods(Worlds.deleted(Worlds.running()), List.of()))
                .doesNotFireBecause("no server accepts connections yet");
    }

    @Test
    void namesWhatItSaves() {
        ask(RULE, Worlds.deleted(Worlds.running()))
                .uses("deletionRequested=true", "opening=FRESH", "finalBackup=absent", "job=absent");
        ask(RULE, withJob(Worlds.deleted(Worlds.running()), ObjectRole.BACKUP_JOB, running()))
                .uses("job=running", "uid=job");
    }
}
