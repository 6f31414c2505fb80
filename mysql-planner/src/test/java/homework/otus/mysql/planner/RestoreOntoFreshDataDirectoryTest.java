package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.uid;
import static homework.otus.mysql.planner.Asked.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.planner.rules.RestoreOntoFreshDataDirectory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant I2. */
class RestoreOntoFreshDataDirectoryTest {
    private static final Rule RULE = new RestoreOntoFreshDataDirectory();

    @Test
    void restoresOntoFreshData() {
        ask(RULE, fresh()).does(restore(fresh()));
    }

    @Test
    void asksTheJobAboutUnknownData() {
        ClusterSnapshot now = Edits.dataClaim(fresh(), claim -> claim.opening(Opening.UNKNOWN));
        ask(RULE, now).does(restore(now));
    }

    @Test
    void waitsForTheJob() {
        ask(RULE, withJob(fresh(), ObjectRole.RESTORE_JOB, running()))
                .awaits(new Condition.JobFinished(ObjectRole.RESTORE_JOB));
    }

    @Test
    void opensWhatIsRestored() {
        JobState restored = new JobState.Restored(new BackupId("b"));
        ask(RULE, withJob(fresh(), ObjectRole.RESTORE_JOB, restored))
                .does(new Action.OpenData(uid(fresh(), ObjectRole.DATA_CLAIM), Opening.restored(new BackupId("b"))));
    }

    @Test
    void opensWhatIsRestoredWhateverIsWishedByNow() {
        MySqlSpec none = MySqlSpec.builder()
                .from(Worlds.SPEC)
                .restore(new RestoreWish.Nothing())
                .build();
        JobState restored = new JobState.Restored(new BackupId("b"));
        ask(RULE, none, withJob(fresh(), ObjectRole.RESTORE_JOB, restored))
                .does(new Action.OpenData(uid(fresh(), ObjectRole.DATA_CLAIM), Opening.restored(new BackupId("b"))));
    }

    @Test
    void triesAgainWhatMayPass() {
        ask(RULE, withJob(fresh(), ObjectRole.RESTORE_JOB, failed(Failure.PASSING)))
                .deletes(ObjectRole.RESTORE_JOB);
    }

    @Test
    void blocksOnABrokenBackup() {
        ask(RULE, withJob(fresh(), ObjectRole.RESTORE_JOB, failed(Failure.BACKUP_BROKEN)))
                .blocks("RestoreFailed", "it broke");
    }

    @Test
    void keepsUnknownDataThatIsThere() {
        ClusterSnapshot now = Edits.dataClaim(fresh(), claim -> claim.opening(Opening.UNKNOWN));
        ask(RULE, withJob(now, ObjectRole.RESTORE_JOB, failed(Failure.NOT_EMPTY)))
                .does(new Action.OpenData(uid(fresh(), ObjectRole.DATA_CLAIM), Opening.KEPT));
    }

    @Test
    void neverOpensFreshDataThatIsNotEmpty() {
        ask(RULE, withJob(fresh(), ObjectRole.RESTORE_JOB, failed(Failure.NOT_EMPTY)))
                .blocks("RestoreFailed");
    }

    @Test
    void doesNotFireOnOpenData() {
        ask(RULE, Worlds.withBackups(Worlds.running(), BACKUP))
                .doesNotFireBecause("restore skipped: data directory already initialised and opened to clients");
    }

    @Test
    void doesNotFireWithoutABackup() {
        ask(RULE, Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance))
                .doesNotFireBecause("restore skipped: there is no backup");
    }

    @Test
    void doesNotFireOnDataOfAnotherLife() {
        PodFact pod = PodFact.builder()
                .from(fresh().pods().get(0))
                .inspection(new Inspection(false, Optional.of(Worlds.FIRST_LIFE)))
                .build();
        ask(RULE, Edits.withPods(fresh(), List.of(pod)))
                .doesNotFireBecause("restore skipped: data directory already initialised");
    }

    @Test
    void doesNotFireWhenNoBackupIsWhole() {
        BackupRecord torso =
                BackupRecord.builder().from(BACKUP).lifeComplete(false).build();
        ask(RULE, Worlds.withBackups(fresh(), torso))
                .doesNotFireBecause("restore skipped: no backup is of a life that had all of its data");
    }

    @Test
    void doesNotBlameTheBackupsWhenTheServerIsMissing() {
        ask(RULE, Edits.withPods(fresh(), List.of()))
                .doesNotFireBecause("restore skipped: no server accepts connections yet");
    }

    @Test
    void doesNotTakeAnUnknownCatalogueForAnEmptyOne() {
        ask(RULE, Edits.without(fresh(), ObjectRole.CATALOGUE))
                .doesNotFireBecause("restore skipped: which backups there are is not known yet");
    }

    @Test
    void namesTheBackupAndWhatTheDataIs() {
        ask(RULE, fresh()).uses("backup=b", "opening=NEVER", "bornInThisLife=true", "job=absent");
        ask(RULE, withJob(fresh(), ObjectRole.RESTORE_JOB, running())).uses("job=running", "uid=job");
        ask(RULE, withJob(fresh(), ObjectRole.RESTORE_JOB, failed(Failure.PASSING)))
                .uses("job=failed:PASSING", "uid=job");
    }

    private static final BackupRecord BACKUP = Worlds.backup("b", Worlds.FIRST_LIFE);

    /** The second life, ready for its restore. */
    private static ClusterSnapshot fresh() {
        ClusterSnapshot ready = Worlds.walk(
                Worlds.recreated(Worlds.arrive(Worlds.deleted(Worlds.running()))),
                action -> action instanceof Action.RunJob);
        return Worlds.withBackups(ready, BACKUP);
    }

    private static Action restore(ClusterSnapshot now) {
        JobRequest request = new JobRequest.Restore(
                BACKUP, Worlds.SPEC, Servers.of(now.pods().get(0)));
        return new Action.RunJob(request, Worlds.SECOND_LIFE, false);
    }
}
