package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.deleted;
import static homework.otus.mysql.planner.MadeBackups.done;
import static homework.otus.mysql.planner.MadeBackups.policy;
import static homework.otus.mysql.planner.MadeBackups.tried;
import static homework.otus.mysql.planner.MadeBackups.with;
import static homework.otus.mysql.planner.MadeBackups.withJob;

import homework.otus.mysql.model.BackupPolicy.Verify;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.RemoveJobsOfEarlierWork;
import org.junit.jupiter.api.Test;

/** Which Jobs of backups are left alone, and which are in the way. */
class JobsOfBackupsTest {
    private static final Rule RULE = new RemoveJobsOfEarlierWork();
    private static final MySqlSpec TRYING = policy(policy -> policy.verify(Verify.RESTORE));

    @Test
    void keepsThePruneAtHand() {
        ask(RULE, pruning(with(MadeBackups.running(NEW), deleted(done(OLD))))).doesNotFire();
    }

    @Test
    void removesAPruneThatNobodyWaitsFor() {
        ask(RULE, pruning(MadeBackups.running(NEW))).deletes(ObjectRole.PRUNE_JOB);
        ask(RULE, pruning(with(MadeBackups.running(NEW), done(OLD)))).deletes(ObjectRole.PRUNE_JOB);
    }

    @Test
    void removesAPruneOfAnEarlierLife() {
        ask(RULE, Worlds.recreated(pruning(with(MadeBackups.running(NEW), deleted(done(OLD))))))
                .deletes(ObjectRole.PRUNE_JOB);
    }

    /** An inventory that looks meanwhile may list what is about to go. */
    @Test
    void removesAPruneWhenTheCatalogueIsLostOrHasItsBackupAgain() {
        ClusterSnapshot forgotten = pruning(with(MadeBackups.running(NEW), deleted(done(OLD))));
        ask(RULE, Edits.without(forgotten, ObjectRole.CATALOGUE)).deletes(ObjectRole.PRUNE_JOB);
        ask(RULE, pruning(with(MadeBackups.running(OLD, NEW), deleted(done(OLD)))))
                .deletes(ObjectRole.PRUNE_JOB);
    }

    @Test
    void keepsTheTrialAtHand() {
        ask(RULE, TRYING, trying(with(MadeBackups.running(OLD), done(OLD)))).doesNotFire();
    }

    @Test
    void removesATrialThatNobodyWaitsFor() {
        ask(RULE, TRYING, trying(MadeBackups.running(OLD))).deletes(ObjectRole.VERIFY_JOB);
        ask(RULE, TRYING, trying(with(MadeBackups.running(OLD), tried(done(OLD), Verified.GOOD))))
                .deletes(ObjectRole.VERIFY_JOB);
        ask(RULE, trying(with(MadeBackups.running(OLD), done(OLD)))).deletes(ObjectRole.VERIFY_JOB);
    }

    @Test
    void removesATrialOfABackupThatIsDeletedOrOfAnInstanceThatIs() {
        ask(RULE, TRYING, trying(with(MadeBackups.running(OLD, NEW), deleted(done(OLD)))))
                .deletes(ObjectRole.VERIFY_JOB);
        ask(RULE, TRYING, Worlds.deleted(trying(with(MadeBackups.running(OLD), done(OLD)))))
                .deletes(ObjectRole.VERIFY_JOB);
    }

    private static ClusterSnapshot pruning(ClusterSnapshot snapshot) {
        return withJob(snapshot, ObjectRole.PRUNE_JOB, OLD, new JobState.Pruned());
    }

    private static ClusterSnapshot trying(ClusterSnapshot snapshot) {
        return withJob(snapshot, ObjectRole.VERIFY_JOB, OLD, running());
    }
}
