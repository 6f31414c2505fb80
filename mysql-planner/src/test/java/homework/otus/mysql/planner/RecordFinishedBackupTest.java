package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.uid;
import static homework.otus.mysql.planner.Asked.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.RecordFinishedBackup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant I11: the outcome of a Job outlives the Job. */
class RecordFinishedBackupTest {
    private static final Rule RULE = new RecordFinishedBackup();

    @Test
    void recordsIt() {
        BackupRecord backup = Worlds.backup("new", Worlds.FIRST_LIFE);
        ClusterSnapshot now = withJob(Worlds.running(), ObjectRole.BACKUP_JOB, new JobState.BackedUp(backup));
        ask(RULE, now).does(new Action.WriteCatalogue(uid(now, ObjectRole.BACKUP_CLAIM), List.of(backup)));
    }

    @Test
    void keepsTheEarlierOnes() {
        BackupRecord earlier = Worlds.backup("earlier", Worlds.SECOND_LIFE);
        BackupRecord backup = Worlds.backup("new", Worlds.FIRST_LIFE);
        ClusterSnapshot now = withJob(
                Worlds.withBackups(Worlds.running(), earlier), ObjectRole.BACKUP_JOB, new JobState.BackedUp(backup));
        ask(RULE, now).does(new Action.WriteCatalogue(uid(now, ObjectRole.BACKUP_CLAIM), List.of(earlier, backup)));
    }

    @Test
    void doesNotFireTwice() {
        BackupRecord backup = Worlds.backup("new", Worlds.FIRST_LIFE);
        ask(
                        RULE,
                        withJob(
                                Worlds.withBackups(Worlds.running(), backup),
                                ObjectRole.BACKUP_JOB,
                                new JobState.BackedUp(backup)))
                .doesNotFireBecause("the backup is in the catalogue");
    }

    @Test
    void doesNotFireOnAJobOfOthers() {
        JobState done = new JobState.BackedUp(Worlds.backup("new", Worlds.FIRST_LIFE));
        JobFact foreign = JobFact.builder()
                .uid(new Uid("theirs"))
                .ownership(Ownership.FOREIGN)
                .terminating(false)
                .life(Worlds.FIRST_LIFE)
                .forDeletion(true)
                .state(done)
                .build();
        ask(RULE, Edits.withJob(Worlds.running(), ObjectRole.BACKUP_JOB, foreign))
                .doesNotFire();
    }

    @Test
    void doesNotFireOnARunningOne() {
        ask(RULE, withJob(Worlds.running(), ObjectRole.BACKUP_JOB, running()))
                .doesNotFireBecause("the backup Job has not succeeded");
    }

    @Test
    void doesNotFireOnAFailedOne() {
        ask(RULE, withJob(Worlds.running(), ObjectRole.BACKUP_JOB, failed(Failure.PASSING)))
                .doesNotFireBecause("the backup Job has not succeeded");
    }

    @Test
    void doesNotFireWithoutACatalogue() {
        ClusterSnapshot now = Edits.without(Worlds.running(), ObjectRole.CATALOGUE);
        BackupRecord backup = Worlds.backup("new", Worlds.FIRST_LIFE);
        ask(RULE, withJob(now, ObjectRole.BACKUP_JOB, new JobState.BackedUp(backup)))
                .doesNotFireBecause("the catalogue of backups is not known");
    }
}
