package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Uid;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stories that users know, as plans in plain text. Rewrite them with {@code -Dgolden.update=true}, and read them. */
class StoriesTest {
    @Test
    void anotherNameForTheDatabase() {
        tell("rename", NewName.wanted());
    }

    @Test
    void aRenameIsFinishedBeforeTheFinalBackup() {
        tell("delete-while-renaming", Worlds.deleted(NewName.noted()));
    }

    @Test
    void createInAnEmptyCluster() {
        tell("create", Worlds.fresh());
    }

    @Test
    void aRunningInstanceNeedsNothing() {
        tell("steady", Worlds.running());
    }

    @Test
    void deleteTakesAFinalBackupFirst() {
        tell("delete", Worlds.deleted(Worlds.running()));
    }

    @Test
    void createAgainRestores() {
        tell("create-again", Worlds.recreated(Worlds.arrive(Worlds.deleted(Worlds.running()))));
    }

    @Test
    void deleteWithoutWorkloadBringsItBackForTheBackup() {
        ClusterSnapshot running = Worlds.running();
        ClusterSnapshot damaged = Edits.withPods(Edits.without(running, ObjectRole.WORKLOAD), java.util.List.of());
        tell("delete-without-workload", Worlds.deleted(damaged));
    }

    @Test
    void deleteOfALifeThatNeverOpenedNeedsNoBackup() {
        ClusterSnapshot restoring = Worlds.walk(secondLife(), action -> action instanceof Action.OpenData);
        JobFact running = restoring.job(ObjectRole.RESTORE_JOB).orElseThrow();
        ClusterSnapshot failed = Edits.withJob(
                restoring,
                ObjectRole.RESTORE_JOB,
                JobFact.builder()
                        .uid(running.uid())
                        .ownership(Ownership.OURS)
                        .terminating(false)
                        .life(running.life())
                        .forDeletion(false)
                        .state(new JobState.Failed(
                                JobState.Failure.BACKUP_BROKEN, "others.sql.gz is cut off", Worlds.NOON))
                        .build());
        tell("restore-fails", failed);
        tell("delete-after-failed-restore", Worlds.deleted(failed));
    }

    @Test
    void deleteWithTheFinalBackupGivenUpSaysWhatIsLost() {
        ClusterSnapshot running = Worlds.running();
        tell(
                "delete-given-up",
                Worlds.deleted(Worlds.withResource(
                        running,
                        resource -> resource.skipFinalBackup(
                                running.resource().uid().value()))));
    }

    @Test
    void deleteUnderRetainKeepsTheData() {
        tell("delete-retain", Worlds.deleted(Worlds.policy(Worlds.running(), DeletionPolicy.RETAIN)));
    }

    @Test
    void deleteUnderDeleteSaysWhatIsLost() {
        ClusterSnapshot saved = Worlds.withBackups(Worlds.running(), Worlds.backup("b0", new Uid("life-0")));
        tell("delete-unwanted", Worlds.deleted(Worlds.policy(saved, DeletionPolicy.DELETE)));
    }

    @Test
    void aStorageClassMakesTheVolumes() {
        tell("create-on-class", Worlds.ON_CLASS, Worlds.freshOnClass());
        tell("delete-on-class", Worlds.ON_CLASS, Worlds.deleted(Worlds.runningOnClass()));
    }

    @Test
    void storageGrows() {
        tell("grow", Wishes.BIGGER, Worlds.running());
    }

    @Test
    void aDeletedServiceComesBack() {
        tell("service-lost", Edits.without(Worlds.running(), ObjectRole.SERVICE));
    }

    @Test
    void anotherImageIsLookedAtAndSavedFor() {
        ClusterSnapshot running = Worlds.running();
        MySqlSpec wanted = MySqlSpec.of("mysql:8.0", "otus-database", "1Gi");
        Plan plan = new Planner().plan(wanted, Optional.empty(), running);
        Golden.check("image.txt", PlanText.of(plan));
        assertThat(PlanValidator.violations(plan, running)).isEmpty();
    }

    @Test
    void aChangedPasswordIsStagedChangedAndPromoted() {
        tell("password", Rotations.wanted());
    }

    @Test
    void deletedCredentialsComeBackWithAProof() {
        tell("credentials-lost", Edits.without(Worlds.running(), ObjectRole.CREDENTIALS));
    }

    @Test
    void aLostPasswordIsReset() {
        tell("password-lost", Rotations.withJob(Rotations.staged(), Rotations.failed(JobState.Failure.WRONG_PASSWORD)));
    }

    @Test
    void aPasswordThatTheServerRefusesBlocksAtTheEndOnly() {
        ClusterSnapshot refused = Rotations.withJob(Rotations.staged(), Rotations.failed(JobState.Failure.REFUSED));
        tell("password-refused", refused);
        tell("delete-password-refused", Worlds.deleted(refused));
    }

    @Test
    void aDeletionFinishesAChangeOfThePasswordBeforeItBacksUp() {
        tell("delete-password-staged", Worlds.deleted(Rotations.staged()));
    }

    @Test
    void aDeletedClaimIsBoundAgain() {
        ClusterSnapshot running = Worlds.running();
        tell("claim-doomed", Edits.terminating(running, ObjectRole.DATA_CLAIM));
    }

    @Test
    void anObjectOfSomebodyElseBlocks() {
        PlainFact foreign = new PlainFact(new Uid("x"), Ownership.FOREIGN, false);
        tell(
                "foreign",
                ClusterSnapshot.builder().from(Worlds.fresh()).service(foreign).build());
    }

    @Test
    void aTerminatingNamespaceDestroysNothing() {
        tell(
                "namespace",
                Worlds.deleted(ClusterSnapshot.builder()
                        .from(Worlds.running())
                        .namespaceTerminating(true)
                        .build()));
    }

    @Test
    void theFinalBackupUsesWhatWasApplied() {
        Plan plan = Worlds.plan(Worlds.deleted(Worlds.running()));
        assertThat(plan.steps())
                .extracting(step -> step.action())
                .filteredOn(Action.RunJob.class::isInstance)
                .extracting(action -> ((Action.RunJob) action).request())
                .filteredOn(JobRequest.Backup.class::isInstance)
                .extracting(request -> ((JobRequest.Backup) request).applied())
                .containsExactly(Worlds.SPEC);
    }

    private static ClusterSnapshot secondLife() {
        return Worlds.recreated(Worlds.arrive(Worlds.deleted(Worlds.running())));
    }

    private static void tell(String story, ClusterSnapshot snapshot) {
        tell(story, Worlds.SPEC, snapshot);
    }

    private static void tell(String story, MySqlSpec spec, ClusterSnapshot snapshot) {
        Plan plan = new Planner().plan(spec, Optional.empty(), snapshot);
        Golden.check(story + ".txt", PlanText.of(plan));
        assertThat(PlanValidator.violations(plan, snapshot)).isEmpty();
    }
}
