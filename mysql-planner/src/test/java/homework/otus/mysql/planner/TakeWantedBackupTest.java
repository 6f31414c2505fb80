package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.asked;
import static homework.otus.mysql.planner.MadeBackups.guarded;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.taken;
import static homework.otus.mysql.planner.MadeBackups.with;
import static homework.otus.mysql.planner.MadeBackups.withJob;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.planner.rules.TakeWantedBackup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A backup that somebody asks for is taken once, after the others, and its resource tells how it came out. */
class TakeWantedBackupTest {
    private static final Rule RULE = new TakeWantedBackup();
    private static final BackupFact ASKED = asked("before-the-upgrade");
    private static final BackupFact TAKEN = taken("before-the-upgrade", OLD);
    private static final BackupId NOON = new BackupId("mysql-instance-20200811T120000Z");

    @Test
    void guardsTheResourceFirst() {
        ask(RULE, with(Worlds.running(), ASKED))
                .does(new Action.EditBackup(new BackupEdit.Guard(ASKED.name(), ASKED.uid())));
    }

    /** A crash after it finds out by that which backup to look for. */
    @Test
    void writesDownWhichBackupItBecomesBeforeTheJobRuns() {
        ask(RULE, with(Worlds.running(), guarded(ASKED))).does(tell(begun(NOON, 0), Optional.empty()));
    }

    @Test
    void runsTheJobForJustThatBackup() {
        ClusterSnapshot now = with(Worlds.running(), TAKEN);
        ask(RULE, now)
                .does(new Action.RunJob(
                        new JobRequest.Backup(
                                OLD, false, Worlds.SPEC, Servers.of(now.pods().get(0))),
                        Worlds.FIRST_LIFE,
                        false));
    }

    @Test
    void awaitsItOrTheOneBefore() {
        ask(RULE, withJob(with(Worlds.running(), TAKEN), ObjectRole.BACKUP_JOB, OLD, running()))
                .awaits(new Condition.JobFinished(ObjectRole.BACKUP_JOB));
        ask(RULE, withJob(with(Worlds.running(), TAKEN), ObjectRole.BACKUP_JOB, NEW, running()))
                .awaits(new Condition.JobFinished(ObjectRole.BACKUP_JOB));
    }

    @Test
    void aFinishedJobOfEarlierWorkDoesNotStandInForIt() {
        ClusterSnapshot earlier = withJob(
                with(MadeBackups.running(NEW), TAKEN), ObjectRole.BACKUP_JOB, NEW, new JobState.BackedUp(record(NEW)));
        ask(RULE, earlier).deletes(ObjectRole.BACKUP_JOB);
    }

    @Test
    void tellsThatItIsComplete() {
        BackupProgress progress =
                BackupProgress.builder().phase(Phase.SUCCEEDED).id(OLD).build();
        ask(RULE, with(MadeBackups.running(OLD), TAKEN)).does(tell(progress, Optional.of(record(OLD))));
    }

    @Test
    void anotherTryAfterAPauseIsAnotherBackup() {
        JobState now = new JobState.Failed(Failure.PASSING, "no connection", Worlds.NOON);
        ask(RULE, withJob(with(Worlds.running(), TAKEN), ObjectRole.BACKUP_JOB, OLD, now))
                .awaits(new Condition.TimeReached(Worlds.NOON.plusSeconds(10)));
        BackupProgress next = BackupProgress.builder()
                .from(begun(NOON, 1))
                .message("it broke")
                .build();
        ask(RULE, withJob(with(Worlds.running(), TAKEN), ObjectRole.BACKUP_JOB, OLD, failed(Failure.PASSING)))
                .does(tell(next, Optional.empty()));
    }

    @Test
    void givesUpAfterThreeTries() {
        BackupFact twice = TAKEN.with(begun(OLD, 2));
        ask(RULE, withJob(with(Worlds.running(), twice), ObjectRole.BACKUP_JOB, OLD, failed(Failure.PASSING)))
                .does(tell(given(3), Optional.empty()));
    }

    @Test
    void givesUpAtOnceWhereTryingAgainCannotHelp() {
        ask(RULE, withJob(with(Worlds.running(), TAKEN), ObjectRole.BACKUP_JOB, OLD, failed(Failure.LASTING)))
                .does(tell(given(1), Optional.empty()));
    }

    @Test
    void takesTheOldestFirstAndEachOnce() {
        ClusterSnapshot two = with(Worlds.running(), ASKED, asked("another"));
        assertThat(PlanValidator.violations(Worlds.plan(two), two)).isEmpty();
        ClusterSnapshot after = Worlds.arrive(two);
        List<BackupId> ids = after.backups().stream()
                .map(backup -> backup.id().orElseThrow())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(2);
        assertThat(after.catalogue().orElseThrow().backups())
                .extracting(BackupRecord::id)
                .containsExactlyElementsOf(ids);
        assertThat(after.backups()).allMatch(backup -> backup.progress().phase() == Phase.SUCCEEDED);
    }

    @Test
    void doesNotFireWhenNobodyAsks() {
        ask(RULE, with(Worlds.running(), MadeBackups.done(OLD), MadeBackups.deleted(ASKED)))
                .doesNotFireBecause("no backup is asked for");
    }

    @Test
    void doesNotFireForOneThatStandsForABackupThatWasThere() {
        BackupFact listed = BackupFact.builder().from(guarded(ASKED)).lists(OLD).build();
        ask(RULE, with(Worlds.running(), listed)).doesNotFireBecause("no backup is asked for");
    }

    @Test
    void doesNotFireBeforeTheDataIsOpen() {
        ClusterSnapshot unopened = with(Worlds.running(), ASKED);
        ask(RULE, Edits.dataClaim(unopened, claim -> claim.opening(Opening.NEVER)))
                .doesNotFireBecause("no server accepts connections yet");
        ask(RULE, Edits.withPods(unopened, List.of())).doesNotFireBecause("no server accepts connections yet");
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, Worlds.deleted(with(Worlds.running(), ASKED))).doesNotFireBecause("the resource is deleted");
    }

    /** The final backup holds what it would hold. */
    @Test
    void theFinalBackupSupersedesOneThatRuns() {
        ClusterSnapshot now =
                Worlds.deleted(withJob(with(Worlds.running(), TAKEN), ObjectRole.BACKUP_JOB, OLD, running()));
        assertThat(Snapshots.actions(Worlds.plan(now)).get(0))
                .isEqualTo(new Action.Delete(ObjectRole.BACKUP_JOB, Asked.uid(now, ObjectRole.BACKUP_JOB)));
    }

    private static BackupProgress begun(BackupId id, int failures) {
        return BackupProgress.builder()
                .phase(Phase.RUNNING)
                .id(id)
                .failures(failures)
                .build();
    }

    private static BackupProgress given(int failures) {
        return BackupProgress.builder()
                .phase(Phase.FAILED)
                .id(OLD)
                .failures(failures)
                .message("it broke")
                .build();
    }

    private static Action tell(BackupProgress progress, Optional<BackupRecord> record) {
        return new Action.EditBackup(new BackupEdit.Tell(ASKED.name(), ASKED.uid(), progress, record));
    }
}
