package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.done;
import static homework.otus.mysql.planner.MadeBackups.policy;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.running;
import static homework.otus.mysql.planner.MadeBackups.tried;
import static homework.otus.mysql.planner.MadeBackups.with;
import static homework.otus.mysql.planner.MadeBackups.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupPolicy.Verify;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.VerifyBackup;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A backup that was restored once can be restored; the newest one is tried, once. */
class VerifyBackupTest {
    private static final Rule RULE = new VerifyBackup();
    private static final MySqlSpec TRYING = policy(policy -> policy.verify(Verify.RESTORE));
    private static final String NOTHING = "the newest good backup needs no trial";

    @Test
    void triesTheNewest() {
        ask(RULE, TRYING, two())
                .does(new Action.RunJob(new JobRequest.Verify(record(NEW), Worlds.SPEC), Worlds.FIRST_LIFE, false));
    }

    @Test
    void awaitsTheTrial() {
        ask(RULE, TRYING, withJob(two(), ObjectRole.VERIFY_JOB, NEW, Asked.running()))
                .awaits(new Condition.JobFinished(ObjectRole.VERIFY_JOB));
    }

    @Test
    void tellsThatItWentWell() {
        ask(RULE, TRYING, withJob(two(), ObjectRole.VERIFY_JOB, NEW, new JobState.Verified()))
                .does(tell(tried(done(NEW), Verified.GOOD)));
    }

    @Test
    void tellsThatItFailed() {
        BackupFact bad = MadeBackups.saying(tried(done(NEW), Verified.BAD), "a trial restore failed: it broke");
        ask(RULE, TRYING, withJob(two(), ObjectRole.VERIFY_JOB, NEW, failed(Failure.BACKUP_BROKEN)))
                .does(tell(bad));
    }

    @Test
    void aTrialThatCouldNotBeMadeSaysNothing() {
        ask(RULE, TRYING, withJob(two(), ObjectRole.VERIFY_JOB, NEW, failed(Failure.PASSING)))
                .deletes(ObjectRole.VERIFY_JOB);
    }

    /** The backup is none the worse for a server that is too old for it; said once. */
    @Test
    void aTrialThatCannotBeMadeDoesNotSpeakAgainstTheBackup() {
        ask(RULE, TRYING, withJob(two(), ObjectRole.VERIFY_JOB, NEW, failed(Failure.LASTING)))
                .does(tell(untriable()));
        ask(RULE, TRYING, toldThatItCannotBeTried())
                .doesNotFireBecause("the newest good backup cannot be tried, and says so");
    }

    @Test
    void aTrialOfAnotherBackupIsToldBeforeTheNextOne() {
        ask(RULE, TRYING, withJob(two(), ObjectRole.VERIFY_JOB, OLD, new JobState.Verified()))
                .does(new Action.EditBackup(new BackupEdit.Tell(
                        done(OLD).name(),
                        done(OLD).uid(),
                        tried(done(OLD), Verified.GOOD).progress(),
                        Optional.of(record(OLD)))));
        ClusterSnapshot told = MadeBackups.only(two(), tried(done(OLD), Verified.GOOD), done(NEW));
        ask(RULE, TRYING, withJob(told, ObjectRole.VERIFY_JOB, OLD, new JobState.Verified()))
                .deletes(ObjectRole.VERIFY_JOB);
        ask(RULE, TRYING, withJob(two(), ObjectRole.VERIFY_JOB, OLD, failed(Failure.PASSING)))
                .deletes(ObjectRole.VERIFY_JOB);
    }

    @Test
    void doesNotFireTwice() {
        ask(RULE, TRYING, MadeBackups.only(two(), done(OLD), tried(done(NEW), Verified.GOOD)))
                .doesNotFireBecause(NOTHING);
        ask(RULE, TRYING, MadeBackups.only(two(), done(OLD), tried(done(NEW), Verified.BAD)))
                .doesNotFireBecause(NOTHING);
    }

    @Test
    void doesNotFireForOneThatIsBeingDeleted() {
        ask(RULE, TRYING, MadeBackups.only(two(), done(OLD), MadeBackups.deleted(done(NEW))))
                .doesNotFireBecause(NOTHING);
    }

    @Test
    void doesNotFireWhereNoTrialIsWanted() {
        ask(RULE, two()).doesNotFireBecause("spec.backup.verify is not Restore");
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, TRYING, Worlds.deleted(two())).doesNotFireBecause("the resource is deleted");
    }

    static ClusterSnapshot toldThatItCannotBeTried() {
        ClusterSnapshot told = MadeBackups.only(two(), done(OLD), untriable());
        return withJob(told, ObjectRole.VERIFY_JOB, NEW, failed(Failure.LASTING));
    }

    private static BackupFact untriable() {
        return MadeBackups.saying(
                done(NEW), "cannot be tried: it broke; delete the job verify-mysql-instance-job to try again");
    }

    private static ClusterSnapshot two() {
        return with(running(OLD, NEW), done(OLD), done(NEW));
    }

    private static Action tell(BackupFact after) {
        BackupProgress progress = after.progress();
        return new Action.EditBackup(
                new BackupEdit.Tell(after.name(), after.uid(), progress, Optional.of(record(NEW))));
    }
}
