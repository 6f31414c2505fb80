package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.deleted;
import static homework.otus.mysql.planner.MadeBackups.deletedForGood;
import static homework.otus.mysql.planner.MadeBackups.done;
import static homework.otus.mysql.planner.MadeBackups.listed;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.running;
import static homework.otus.mysql.planner.MadeBackups.torso;
import static homework.otus.mysql.planner.MadeBackups.tried;
import static homework.otus.mysql.planner.MadeBackups.with;
import static homework.otus.mysql.planner.MadeBackups.withJob;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant I3, as it is asked before every step, whichever rule made it. */
class BackupChecksTest {
    private static final BackupFact GOING = deleted(done(OLD));

    @Test
    void aBackupIsForgottenOnlyWhenItsResourceIsDeleted() {
        assertSound(forget(OLD), with(running(OLD, NEW), GOING));
        assertBroken("I3", forget(OLD), with(running(OLD, NEW), done(OLD)));
        assertBroken("I3", forget(OLD), running(OLD, NEW));
        BackupFact unguarded = BackupFact.builder().from(GOING).guarded(false).build();
        assertBroken("I3", forget(OLD), with(running(OLD, NEW), unguarded));
    }

    @Test
    void theLastGoodOneIsForgottenOnlyWhenThatIsAskedFor() {
        assertBroken("I3", forget(OLD), with(running(OLD), GOING));
        assertSound(forget(OLD), with(running(OLD), deletedForGood(done(OLD))));
        BackupFact another =
                BackupFact.builder().from(GOING).deleteLast("another").build();
        assertBroken("I3", forget(OLD), with(running(OLD), another));
    }

    @Test
    void whatCannotBeReliedOnIsNoSecondOne() {
        assertBroken("I3", forget(OLD), with(Worlds.withBackups(running(), record(OLD), torso(NEW)), GOING));
        assertBroken("I3", forget(OLD), with(running(OLD, NEW), GOING, tried(done(NEW), Verified.BAD)));
        assertSound(forget(OLD), with(running(OLD, NEW), tried(GOING, Verified.BAD), tried(done(NEW), Verified.BAD)));
        assertSound(forget(NEW), with(Worlds.withBackups(running(), record(OLD), torso(NEW)), deleted(done(NEW))));
    }

    @Test
    void aBackupThatItsJobWouldBringBackIsNotForgotten() {
        ClusterSnapshot took = with(running(OLD, NEW), GOING);
        assertBroken("I3", forget(OLD), withJob(took, ObjectRole.BACKUP_JOB, OLD, new JobState.BackedUp(record(OLD))));
        assertSound(forget(OLD), withJob(took, ObjectRole.BACKUP_JOB, NEW, new JobState.BackedUp(record(NEW))));
    }

    @Test
    void theCatalogueIsTheOneThatIsMeant() {
        assertBroken("I4", new Action.ForgetBackup(new Uid("another"), OLD), with(running(OLD, NEW), GOING));
    }

    @Test
    void filesAreRemovedOnlyOfWhatIsDeletedAndForgotten() {
        assertSound(prune(), with(running(NEW), GOING));
        assertBroken("I3", prune(), with(running(OLD, NEW), GOING));
        assertBroken("I3", prune(), with(running(NEW), done(OLD)));
        assertBroken("I3", prune(), running(NEW));
        assertBroken("I3", prune(), Edits.without(with(running(NEW), GOING), ObjectRole.CATALOGUE));
    }

    @Test
    void filesAreNotRemovedUnderTheJobThatWritesThem() {
        ClusterSnapshot now = with(running(NEW), GOING);
        assertBroken("I3", prune(), withJob(now, ObjectRole.BACKUP_JOB, OLD, Asked.running()));
        assertSound(prune(), withJob(now, ObjectRole.BACKUP_JOB, NEW, Asked.running()));
    }

    @Test
    void theResourceGoesAfterItsFiles() {
        ClusterSnapshot forgotten = with(running(NEW), GOING);
        assertBroken("I3", release(GOING), forgotten);
        assertBroken("I3", release(GOING), withJob(forgotten, ObjectRole.PRUNE_JOB, OLD, Asked.running()));
        assertBroken("I3", release(GOING), withJob(forgotten, ObjectRole.PRUNE_JOB, NEW, new JobState.Pruned()));
        assertSound(release(GOING), withJob(forgotten, ObjectRole.PRUNE_JOB, OLD, new JobState.Pruned()));
        assertSound(release(GOING), Edits.without(forgotten, ObjectRole.BACKUP_CLAIM));
        assertBroken("I3", release(done(OLD)), with(Edits.without(running(), ObjectRole.BACKUP_CLAIM), done(OLD)));
    }

    /** Files on the claim of somebody else are not ours to remove. */
    @Test
    void theResourceGoesWhenTheClaimIsNotOurs() {
        ClusterSnapshot now = with(running(NEW), GOING);
        ClaimFact theirs = ClaimFact.builder()
                .from(now.backupClaim().orElseThrow())
                .ownership(Ownership.FOREIGN)
                .build();
        assertSound(release(GOING), Edits.withClaim(now, Storage.BACKUP, theirs));
    }

    @Test
    void inATerminatingNamespaceItGoesAtOnceAndNothingElseIsWritten() {
        ClusterSnapshot going = ClusterSnapshot.builder()
                .from(with(running(OLD, NEW), GOING, listed(NEW)))
                .namespaceTerminating(true)
                .build();
        assertSound(release(GOING), going);
        assertBroken("I12", forget(OLD), going);
        assertBroken("I12", edit(tell(GOING)), going);
    }

    @Test
    void retentionDeletesNothingThatAUserAskedFor() {
        assertSound(delete(listed(OLD)), with(running(OLD, NEW), listed(OLD), listed(NEW)));
        assertBroken("I3", delete(done(OLD)), with(running(OLD, NEW), done(OLD), listed(NEW)));
    }

    @Test
    void retentionDeletesNeitherTheNewestNorTheNewestThatCanBeReliedOn() {
        assertBroken("I3", delete(listed(NEW)), with(running(OLD, NEW), listed(OLD), listed(NEW)));
        ClusterSnapshot bad = with(running(OLD, NEW), listed(OLD), tried(listed(NEW), Verified.BAD));
        assertBroken("I3", delete(listed(OLD)), bad);
        assertBroken("I3", delete(listed(NEW)), bad);
        assertBroken("I3", delete(listed(OLD)), with(running(), listed(OLD)));
    }

    @Test
    void retentionDeletesNotTheOnlyOneThatATrialHasProven() {
        BackupFact proven = tried(listed(OLD), Verified.GOOD);
        assertBroken("I3", delete(proven), with(running(OLD, NEW), proven, listed(NEW)));
        assertSound(delete(proven), with(running(OLD, NEW), proven, tried(listed(NEW), Verified.GOOD)));
    }

    @Test
    void retentionDeletesNothingThatIsNotFinished() {
        BackupFact begun = listed(OLD)
                .with(BackupProgress.builder()
                        .phase(BackupProgress.Phase.RUNNING)
                        .build());
        assertBroken("I3", delete(begun), with(running(OLD, NEW), begun, listed(NEW)));
    }

    @Test
    void everyWriteMeansOneResource() {
        ClusterSnapshot there = with(running(OLD, NEW), done(OLD));
        BackupFact another =
                BackupFact.builder().from(done(OLD)).uid(new Uid("another")).build();
        assertBroken("I4", edit(tell(another)), there);
        assertBroken("I4", edit(new BackupEdit.Guard(another.name(), another.uid())), there);
        assertBroken("I4", delete(another), there);
        assertBroken("I4", release(another), there);
        assertSound(edit(tell(done(OLD))), there);
    }

    @Test
    void noneIsMadeTwiceAndNoneThatGoesIsGuarded() {
        BackupEdit create = new BackupEdit.Create(done(OLD).name(), Optional.empty(), Optional.of(OLD));
        assertSound(edit(create), running(OLD));
        assertBroken("I8", edit(create), with(running(OLD), done(OLD)));
        assertBroken("I4", edit(new BackupEdit.Guard(GOING.name(), GOING.uid())), with(running(OLD), GOING));
    }

    private static Action forget(BackupId id) {
        return new Action.ForgetBackup(Asked.uid(running(), ObjectRole.CATALOGUE), id);
    }

    private static Action prune() {
        return new Action.RunJob(
                new JobRequest.Prune(OLD, Optional.empty(), "mysql:5.7", List.of()), Worlds.FIRST_LIFE, false);
    }

    private static Action edit(BackupEdit edit) {
        return new Action.EditBackup(edit);
    }

    private static Action release(BackupFact backup) {
        return edit(new BackupEdit.Release(backup.name(), backup.uid()));
    }

    private static Action delete(BackupFact backup) {
        return edit(new BackupEdit.Delete(backup.name(), backup.uid()));
    }

    private static BackupEdit tell(BackupFact backup) {
        return new BackupEdit.Tell(backup.name(), backup.uid(), backup.progress(), Optional.empty());
    }

    private static void assertSound(Action action, ClusterSnapshot snapshot) {
        assertThat(check(action, snapshot)).isEmpty();
    }

    private static void assertBroken(String invariant, Action action, ClusterSnapshot snapshot) {
        assertThat(check(action, snapshot).orElse("")).startsWith(invariant + ": ");
    }

    private static Optional<String> check(Action action, ClusterSnapshot snapshot) {
        return PlanValidator.check(new Step(action, "test", new Reason("test", List.of())), snapshot);
    }
}
