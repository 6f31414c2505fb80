package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.deleted;
import static homework.otus.mysql.planner.MadeBackups.done;
import static homework.otus.mysql.planner.MadeBackups.gone;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.taken;
import static homework.otus.mysql.planner.MadeBackups.with;
import static homework.otus.mysql.planner.MadeBackups.withJob;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.rules.RemoveBackupsOfGoneInstance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Backups outlive their instance, and can be deleted without it; the last good one stays even so (invariant I3). */
class RemoveBackupsOfGoneInstanceTest {
    private static final Rule RULE = new RemoveBackupsOfGoneInstance();
    private static final String NONE = "nothing is to be done for backups of an instance that is gone";

    @Test
    void removesOneAsIfTheInstanceWereThere() {
        ClusterSnapshot now = with(gone(OLD, NEW), deleted(done(OLD)));
        ask(RULE, now).does(new Action.ForgetBackup(Asked.uid(now, ObjectRole.CATALOGUE), OLD));
        Plan plan = Worlds.plan(now);
        assertThat(PlanValidator.violations(plan, now)).isEmpty();
        ClusterSnapshot after = Worlds.arrive(now);
        assertThat(after.backups()).isEmpty();
        assertThat(after.jobs().values()).allMatch(JobFact::terminating);
        assertThat(after.catalogue().orElseThrow().backups()).containsExactly(record(NEW));
    }

    @Test
    void theLastGoodOneStays() {
        ClusterSnapshot now = with(gone(OLD), deleted(done(OLD)));
        ClusterSnapshot after = Worlds.arrive(now);
        assertThat(after.catalogue()).isEqualTo(now.catalogue());
        assertThat(after.backups())
                .singleElement()
                .satisfies(backup ->
                        assertThat(backup.progress().message().orElseThrow()).contains("the last good backup"));
        ask(RULE, after).doesNotFireBecause(NONE);
    }

    @Test
    void looksAtTheVolumeFirstWhenTheCatalogueIsLost() {
        ClusterSnapshot lost = Edits.without(with(gone(OLD, NEW), deleted(done(OLD))), ObjectRole.CATALOGUE);
        ask(RULE, lost).does(new Action.RunJob(new JobRequest.Inventory("mysql:5.7"), Worlds.FIRST_LIFE, true));
    }

    /** What it lists would be gone when it is written down. */
    @Test
    void nothingIsRemovedWhileItLooks() {
        ClusterSnapshot lost = Edits.without(with(gone(OLD, NEW), deleted(done(OLD))), ObjectRole.CATALOGUE);
        ClusterSnapshot pruning = withJob(lost, ObjectRole.PRUNE_JOB, OLD, running());
        ask(RULE, pruning).deletes(ObjectRole.PRUNE_JOB);
        ask(RULE, Edits.terminating(pruning, ObjectRole.PRUNE_JOB)).awaits(new Condition.Gone(ObjectRole.PRUNE_JOB));
    }

    @Test
    void aCatalogueThatIsGoingIsNotWrittenTo() {
        ClusterSnapshot going = Edits.terminating(with(gone(OLD, NEW), deleted(done(OLD))), ObjectRole.CATALOGUE);
        ask(RULE, going).awaits(new Condition.Gone(ObjectRole.CATALOGUE));
    }

    @Test
    void whatAnInventoryFoundIsNotUsedTwice() {
        ClusterSnapshot looked = Asked.withJob(
                with(gone(OLD, NEW), deleted(done(OLD))),
                ObjectRole.INVENTORY_JOB,
                new JobState.Found(List.of(record(OLD), record(NEW))));
        ask(RULE, looked).deletes(ObjectRole.INVENTORY_JOB);
    }

    @Test
    void aFailedJobIsDeletedOnceAndAwaitedGone() {
        ClusterSnapshot failed =
                withJob(with(gone(NEW), deleted(done(OLD))), ObjectRole.PRUNE_JOB, OLD, failed(Failure.PASSING));
        ask(RULE, failed).deletes(ObjectRole.PRUNE_JOB);
        ask(RULE, Edits.terminating(failed, ObjectRole.PRUNE_JOB)).awaits(new Condition.Gone(ObjectRole.PRUNE_JOB));
        assertThat(Worlds.plan(failed).block()).isEmpty();
    }

    @Test
    void oneThatWasBeingTakenSaysThatItFailed() {
        BackupFact backup = taken("wanted", OLD);
        ask(RULE, with(gone(NEW), backup))
                .does(tell(
                        backup,
                        Backups.failed(backup, "the instance was deleted before it was complete"),
                        Optional.empty()));
    }

    @Test
    void oneThatWasCompleteByThenSaysThat() {
        BackupFact backup = taken("wanted", OLD);
        ask(RULE, with(gone(OLD), backup))
                .does(tell(backup, Backups.succeeded(backup, record(OLD)), Optional.of(record(OLD))));
    }

    @Test
    void aJobThatIsOverGoes() {
        ask(RULE, withJob(gone(OLD), ObjectRole.PRUNE_JOB, NEW, new JobState.Pruned()))
                .deletes(ObjectRole.PRUNE_JOB);
    }

    @Test
    void oneThatNobodyBeganWaitsForANewInstance() {
        ask(RULE, with(gone(OLD), MadeBackups.asked("wanted"))).doesNotFireBecause(NONE);
    }

    @Test
    void doesNotFireWhileTheInstanceIsThere() {
        ClusterSnapshot there = with(MadeBackups.running(OLD, NEW), deleted(done(OLD)));
        ask(RULE, there).doesNotFireBecause("the instance is there");
        ask(RULE, Worlds.deleted(there)).doesNotFireBecause("the instance is there");
    }

    private static Action tell(BackupFact backup, BackupProgress progress, Optional<BackupRecord> record) {
        return new Action.EditBackup(new BackupEdit.Tell(backup.name(), backup.uid(), progress, record));
    }
}
