package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.withJob;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.RemoveJobsOfEarlierWork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Job of earlier work never stands in for a new one. */
class RemoveJobsOfEarlierWorkTest {
    private static final Rule RULE = new RemoveJobsOfEarlierWork();

    @Test
    void keepsTheRenameAtHand() {
        ask(RULE, NewName.withJob(NewName.noted(), NewName.NEW, running())).doesNotFire();
        ask(RULE, NewName.withJob(NewName.wanted(), NewName.NEW, NewName.failed(Failure.REFUSED)))
                .doesNotFire();
        ask(RULE, NewName.withJob(NewName.unknown("any"), "any", running())).doesNotFire();
    }

    @Test
    void removesARenameToAnotherName() {
        ask(RULE, NewName.withJob(NewName.noted(), "third", running())).deletes(ObjectRole.RENAME_JOB);
        ask(RULE, NewName.withJob(NewName.wanted(), "third", NewName.failed(Failure.REFUSED)))
                .deletes(ObjectRole.RENAME_JOB);
        ask(RULE, NewName.withJob(NewName.unknown("any"), "third", running())).deletes(ObjectRole.RENAME_JOB);
    }

    @Test
    void removesARenameThatIsOverWhenClientsAreLetIn() {
        ClusterSnapshot over = NewName.withJob(Worlds.running(), NewName.NEW, new JobState.Renamed());
        ask(RULE, over).deletes(ObjectRole.RENAME_JOB);
        ask(RULE, Edits.without(over, ObjectRole.SERVICE)).doesNotFire();
        ask(RULE, Worlds.deleted(Edits.without(over, ObjectRole.SERVICE))).deletes(ObjectRole.RENAME_JOB);
    }

    @Test
    void removesARestoreOfAnotherLife() {
        ClusterSnapshot now =
                Worlds.recreated(withJob(Worlds.running(), ObjectRole.RESTORE_JOB, failed(Failure.PASSING)));
        ask(RULE, now).deletes(ObjectRole.RESTORE_JOB);
    }

    @Test
    void keepsTheRestoreOfThisLife() {
        ask(RULE, withJob(Worlds.running(), ObjectRole.RESTORE_JOB, running())).doesNotFire();
    }

    @Test
    void removesAnInventoryThatIsRecorded() {
        ask(RULE, withJob(Worlds.running(), ObjectRole.INVENTORY_JOB, new JobState.Found(List.of())))
                .deletes(ObjectRole.INVENTORY_JOB);
    }

    @Test
    void keepsTheFinishedBackupJobOfARunningInstance() {
        JobState done = new JobState.BackedUp(Worlds.backup("b", Worlds.FIRST_LIFE));
        ask(RULE, withJob(Worlds.running(), ObjectRole.BACKUP_JOB, done)).doesNotFire();
    }

    @Test
    void removesARecordedBackupOfEarlierWorkBeforeTheFinalOne() {
        BackupRecord old = Worlds.backup("b", Worlds.SECOND_LIFE);
        ClusterSnapshot now = Worlds.deleted(
                withJob(Worlds.withBackups(Worlds.running(), old), ObjectRole.BACKUP_JOB, new JobState.BackedUp(old)));
        ask(RULE, now).deletes(ObjectRole.BACKUP_JOB);
    }

    @Test
    void keepsAFinishedBackupThatIsNotRecorded() {
        BackupRecord old = Worlds.backup("b", Worlds.SECOND_LIFE);
        ClusterSnapshot now =
                Worlds.deleted(withJob(Worlds.running(), ObjectRole.BACKUP_JOB, new JobState.BackedUp(old)));
        ask(RULE, now).doesNotFire();
    }

    @Test
    void removesAWipeThatADeletionLeft() {
        ask(RULE, withJob(Worlds.running(), ObjectRole.WIPE_JOB, running())).deletes(ObjectRole.WIPE_JOB);
    }

    @Test
    void keepsTheWipeAtHand() {
        ask(RULE, withJob(Worlds.deleted(Worlds.running()), ObjectRole.WIPE_JOB, running()))
                .doesNotFire();
    }

    @Test
    void removesTheWipeThatHasEndedWhereTheDataIsRetained() {
        ClusterSnapshot retained = Worlds.deleted(Worlds.policy(Worlds.running(), DeletionPolicy.RETAIN));
        ask(RULE, withJob(retained, ObjectRole.WIPE_JOB, new JobState.Wiped())).deletes(ObjectRole.WIPE_JOB);
        ask(RULE, withJob(retained, ObjectRole.WIPE_JOB, running())).doesNotFire();
    }

    @Test
    void removesTheRestoreOfADeletedLife() {
        ask(RULE, withJob(Worlds.deleted(Worlds.running()), ObjectRole.RESTORE_JOB, running()))
                .deletes(ObjectRole.RESTORE_JOB);
    }

    @Test
    void keepsItWhileItTellsWhatTheDataIs() {
        ClusterSnapshot now =
                Edits.dataClaim(Worlds.deleted(Worlds.running()), claim -> claim.opening(Opening.UNKNOWN));
        ask(RULE, withJob(now, ObjectRole.RESTORE_JOB, running())).doesNotFire();
        ClusterSnapshot givenUp = Worlds.withResource(now, resource -> resource.skipFinalBackup("life-1"));
        ask(RULE, withJob(givenUp, ObjectRole.RESTORE_JOB, running())).deletes(ObjectRole.RESTORE_JOB);
    }

    @Test
    void leavesJobsOfOthersAlone() {
        JobFact foreign = JobFact.builder()
                .uid(new Uid("theirs"))
                .ownership(Ownership.FOREIGN)
                .terminating(false)
                .life(Worlds.SECOND_LIFE)
                .forDeletion(false)
                .state(running())
                .build();
        ask(RULE, Edits.withJob(Worlds.running(), ObjectRole.RESTORE_JOB, foreign))
                .doesNotFire();
    }

    @Test
    void aPasswordJobGoesWhenItsPasswordIsPromotedOrReplaced() {
        JobState changed = new JobState.PasswordChanged();
        ask(RULE, Rotations.withJob(Rotations.wanted(), changed)).deletes(ObjectRole.PASSWORD_JOB);
        ask(RULE, Rotations.withJob(Rotations.staged(), changed, "2", Worlds.FIRST_LIFE))
                .deletes(ObjectRole.PASSWORD_JOB);
        ask(RULE, Rotations.withJob(Rotations.staged(), changed, "3", Worlds.SECOND_LIFE))
                .deletes(ObjectRole.PASSWORD_JOB);
        ask(RULE, Rotations.withJob(Rotations.staged(), changed)).doesNotFire();
        ask(RULE, Rotations.withJob(Rotations.staged(), Rotations.failed(JobState.Failure.REFUSED)))
                .doesNotFire();
    }

    @Test
    void aPasswordJobGoesWhenTheServerWasResetSince() {
        JobState lost = Rotations.failed(JobState.Failure.WRONG_PASSWORD, Worlds.NOON);
        ask(RULE, Rotations.withJob(Rotations.staged(), lost)).doesNotFire();
        ask(RULE, Rotations.resetting(Rotations.withJob(Rotations.staged(), lost)))
                .deletes(ObjectRole.PASSWORD_JOB);
        JobState after = Rotations.failed(JobState.Failure.WRONG_PASSWORD, Worlds.NOON.plusSeconds(1));
        ask(RULE, Rotations.resetting(Rotations.withJob(Rotations.staged(), after)))
                .doesNotFire();
    }

    /** It would stand in for the restore that a new and empty directory needs. */
    @Test
    void removesARestoreWhoseClaimIsGone() {
        ClusterSnapshot restored = withJob(Worlds.running(), ObjectRole.RESTORE_JOB, running());
        ask(RULE, restored).doesNotFire();
        ask(RULE, Edits.without(restored, ObjectRole.DATA_CLAIM)).deletes(ObjectRole.RESTORE_JOB);
    }
}
