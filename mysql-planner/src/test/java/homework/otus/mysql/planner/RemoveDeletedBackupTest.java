package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.deleted;
import static homework.otus.mysql.planner.MadeBackups.done;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.taken;
import static homework.otus.mysql.planner.MadeBackups.with;
import static homework.otus.mysql.planner.MadeBackups.withJob;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.rules.RemoveDeletedBackup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant I3: a backup goes when somebody deletes it, in an order that a crash cannot turn round; the last good one stays. */
class RemoveDeletedBackupTest {
    private static final Rule RULE = new RemoveDeletedBackup();
    private static final BackupFact GOING = deleted(done(OLD));
    private static final String NONE = "no MySQLBackup is to be removed";

    @Test
    void strikesItOutOfTheCatalogueFirst() {
        ask(RULE, listed()).does(new Action.ForgetBackup(Asked.uid(listed(), ObjectRole.CATALOGUE), OLD));
        ask(RULE, listed()).uses("backup=" + OLD, "backups=2", "last=false");
    }

    @Test
    void thenRemovesItsFiles() {
        ask(RULE, forgotten())
                .does(new Action.RunJob(
                        new JobRequest.Prune(OLD, Optional.empty(), "mysql:5.7", List.of()), Worlds.FIRST_LIFE, false));
    }

    @Test
    void awaitsThatJob() {
        ask(RULE, pruning(running())).awaits(new Condition.JobFinished(ObjectRole.PRUNE_JOB));
    }

    @Test
    void letsTheResourceGoAfterItsFiles() {
        ask(RULE, pruning(new JobState.Pruned())).does(release(GOING));
    }

    @Test
    void aJobThatRemovedAnotherBackupSaysNothing() {
        ClusterSnapshot other = withJob(forgotten(), ObjectRole.PRUNE_JOB, NEW, new JobState.Pruned());
        ask(RULE, other).deletes(ObjectRole.PRUNE_JOB);
        ask(RULE, Edits.terminating(other, ObjectRole.PRUNE_JOB)).awaits(new Condition.Gone(ObjectRole.PRUNE_JOB));
    }

    @Test
    void triesAgainAfterAPassingFailure() {
        ask(RULE, pruning(failed(Failure.PASSING))).deletes(ObjectRole.PRUNE_JOB);
        JobState now = new JobState.Failed(Failure.PASSING, "busy", Worlds.NOON);
        ask(RULE, pruning(now)).awaits(new Condition.TimeReached(Worlds.NOON.plusSeconds(10)));
    }

    @Test
    void saysOnceWhyItCannotBeRemoved() {
        String message = "not deleted: it broke; delete the job prune-mysql-instance-job to try again";
        ClusterSnapshot now = pruning(failed(Failure.LASTING));
        ask(RULE, now).does(tell(GOING, message));
        ask(RULE, MadeBackups.only(now, MadeBackups.saying(GOING, message))).doesNotFireBecause(NONE);
    }

    @Test
    void theLastGoodOneStaysAndSaysSoOnce() {
        ClusterSnapshot last = with(MadeBackups.running(OLD), GOING);
        String message = "not deleted: " + OLD + " is the last good backup of MySQL mysql-instance. Take another one"
                + " first, or let this one go with: kubectl annotate msb " + GOING.name()
                + " otus.homework/delete-last-backup=uid-" + GOING.name();
        ask(RULE, last).does(tell(GOING, message));
        ask(RULE, MadeBackups.only(last, MadeBackups.saying(GOING, message))).doesNotFireBecause(NONE);
    }

    @Test
    void theLastGoodOneGoesWhenItsUidIsNamed() {
        BackupFact forGood = MadeBackups.deletedForGood(done(OLD));
        ClusterSnapshot last = with(MadeBackups.running(OLD), forGood);
        ask(RULE, last).does(new Action.ForgetBackup(Asked.uid(last, ObjectRole.CATALOGUE), OLD));
        BackupFact another =
                BackupFact.builder().from(forGood).deleteLast("another-uid").build();
        ask(RULE, MadeBackups.only(last, another)).uses("uid=" + another.uid());
        assertThat(RULE.decide(new Situation(Worlds.SPEC, Optional.empty(), MadeBackups.only(last, another))))
                .isInstanceOfSatisfying(
                        Decision.Next.class, next -> assertThat(next.action()).isInstanceOf(Action.EditBackup.class));
    }

    @Test
    void aTorsoIsNoReasonToLetTheLastGoodOneGo() {
        ClusterSnapshot now = with(Worlds.withBackups(Worlds.running(), record(OLD), MadeBackups.torso(NEW)), GOING);
        ask(RULE, now).uses("backup=" + OLD);
        assertThat(action(now)).isInstanceOf(Action.EditBackup.class);
    }

    @Test
    void neitherIsABackupWhoseTrialFailed() {
        ClusterSnapshot now = with(MadeBackups.running(OLD, NEW), GOING, MadeBackups.tried(done(NEW), Verified.BAD));
        assertThat(action(now)).isInstanceOf(Action.EditBackup.class);
        ClusterSnapshot other = with(MadeBackups.running(OLD, NEW), GOING, MadeBackups.tried(done(NEW), Verified.GOOD));
        assertThat(action(other)).isInstanceOf(Action.ForgetBackup.class);
    }

    @Test
    void ofTwoThatAreDeletedTogetherOneStays() {
        ClusterSnapshot both = with(MadeBackups.running(OLD, NEW), GOING, deleted(done(NEW)));
        Plan plan = Worlds.plan(both);
        assertThat(PlanValidator.violations(plan, both)).isEmpty();
        ClusterSnapshot after = Worlds.arrive(both);
        assertThat(after.catalogue().orElseThrow().backups()).containsExactly(record(NEW));
        assertThat(after.backups()).extracting(BackupFact::name).containsExactly(BackupNames.resource(NEW));
    }

    /** Its files would appear after everything was removed. */
    @Test
    void theJobThatTakesItGoesFirst() {
        ClusterSnapshot taking = withJob(
                with(MadeBackups.running(NEW), deleted(taken("wanted", OLD))), ObjectRole.BACKUP_JOB, OLD, running());
        ask(RULE, taking).deletes(ObjectRole.BACKUP_JOB);
        ask(RULE, Edits.terminating(taking, ObjectRole.BACKUP_JOB)).awaits(new Condition.Gone(ObjectRole.BACKUP_JOB));
        assertThat(PlanValidator.violations(Worlds.plan(taking), taking)).isEmpty();
    }

    /** Else the Job brings it back as soon as it is struck out. */
    @Test
    void theJobThatTookItGoesFirst() {
        ClusterSnapshot took = withJob(listed(), ObjectRole.BACKUP_JOB, OLD, new JobState.BackedUp(record(OLD)));
        ask(RULE, took).deletes(ObjectRole.BACKUP_JOB);
        Plan plan = Worlds.plan(took);
        assertThat(plan.block()).isEmpty();
        assertThat(PlanValidator.violations(plan, took)).isEmpty();
        assertThat(Worlds.arrive(took).catalogue().orElseThrow().backups()).containsExactly(record(NEW));
    }

    @Test
    void theJobOfTheLastGoodOneStaysWithIt() {
        ClusterSnapshot last = withJob(
                with(MadeBackups.running(OLD), GOING), ObjectRole.BACKUP_JOB, OLD, new JobState.BackedUp(record(OLD)));
        assertThat(action(last)).isInstanceOf(Action.EditBackup.class);
    }

    @Test
    void oneWithoutFilesGoesAtOnce() {
        BackupFact none = deleted(MadeBackups.guarded(MadeBackups.asked("wanted")));
        ask(RULE, with(Worlds.running(), none)).does(release(none));
        ask(RULE, Edits.without(listed(), ObjectRole.BACKUP_CLAIM)).does(release(GOING));
    }

    @Test
    void doesNotFireWhenTheCatalogueIsNotKnown() {
        ask(RULE, Edits.without(listed(), ObjectRole.CATALOGUE)).doesNotFireBecause(NONE);
    }

    @Test
    void aDeletionDoesNotWaitForAJobThatFailsOrDoesNotComeUp() {
        JobState now = new JobState.Failed(Failure.PASSING, "busy", Worlds.NOON);
        ask(RULE, Worlds.deleted(pruning(now))).doesNotFireBecause(NONE);
        JobState stuck = new JobState.Running(Optional.of("no node"));
        ask(RULE, Worlds.deleted(pruning(stuck))).doesNotFireBecause(NONE);
        ask(RULE, Worlds.deleted(pruning(running()))).awaits(new Condition.JobFinished(ObjectRole.PRUNE_JOB));
    }

    @Test
    void doesNotFireWhileNobodyDeletesOne() {
        ask(RULE, with(MadeBackups.running(OLD, NEW), done(OLD))).doesNotFireBecause(NONE);
        ask(RULE, Worlds.running()).doesNotFireBecause(NONE);
    }

    private static Action action(ClusterSnapshot snapshot) {
        return ((Decision.Next) RULE.decide(new Situation(Worlds.SPEC, Optional.empty(), snapshot))).action();
    }

    private static Action release(BackupFact backup) {
        return new Action.EditBackup(new BackupEdit.Release(backup.name(), backup.uid()));
    }

    private static Action tell(BackupFact backup, String message) {
        BackupProgress progress = BackupProgress.builder()
                .from(backup.progress())
                .message(message)
                .build();
        return new Action.EditBackup(new BackupEdit.Tell(backup.name(), backup.uid(), progress, Optional.empty()));
    }

    private static ClusterSnapshot listed() {
        return with(MadeBackups.running(OLD, NEW), GOING);
    }

    private static ClusterSnapshot forgotten() {
        return with(MadeBackups.running(NEW), GOING);
    }

    private static ClusterSnapshot pruning(JobState state) {
        return withJob(forgotten(), ObjectRole.PRUNE_JOB, OLD, state);
    }
}
