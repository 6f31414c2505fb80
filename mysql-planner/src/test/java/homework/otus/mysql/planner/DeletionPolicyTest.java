package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of the data under each policy, and that it counts as it is at each moment. */
class DeletionPolicyTest {
    private static final ClusterSnapshot RUNNING =
            Worlds.withBackups(Worlds.running(), Worlds.backup("b0", new Uid("life-0")));

    @Test
    void retainTouchesNothingThatHoldsData() {
        ClusterSnapshot retained = Worlds.deleted(Worlds.policy(RUNNING, DeletionPolicy.RETAIN));
        assertThat(Snapshots.actions(Worlds.plan(retained)))
                .noneMatch(action -> action.destroys() && !(action instanceof Action.RemoveFinalizer))
                .noneMatch(Action.RunJob.class::isInstance);
        ClusterSnapshot after = Worlds.arrive(retained);
        for (ObjectRole role :
                List.of(ObjectRole.DATA_VOLUME, ObjectRole.DATA_CLAIM, ObjectRole.CREDENTIALS, ObjectRole.CATALOGUE)) {
            assertThat(after.object(role)).as(role.title()).isEqualTo(RUNNING.object(role));
        }
        assertThat(after.workload()).isEmpty();
        assertThat(after.service()).isEmpty();
    }

    @Test
    void theNextLifeServesWhatWasRetained() {
        ClusterSnapshot next = Worlds.arrive(
                Worlds.recreated(Worlds.arrive(Worlds.deleted(Worlds.policy(RUNNING, DeletionPolicy.RETAIN)))));
        assertThat(next.dataClaim().orElseThrow().opening()).isEqualTo(Opening.FRESH);
        assertThat(next.dataClaim().orElseThrow().life()).contains(Worlds.SECOND_LIFE);
        assertThat(next.service()).isPresent();
    }

    /** Retain wins: nothing is destroyed. */
    @Test
    void theAnnotationDoesNotDestroyWhatIsRetained() {
        ClusterSnapshot both = Worlds.withResource(
                Worlds.deleted(Worlds.policy(RUNNING, DeletionPolicy.RETAIN)),
                resource -> resource.skipFinalBackup(Worlds.FIRST_LIFE.value()));
        assertThat(Worlds.arrive(both).dataClaim()).isEqualTo(RUNNING.dataClaim());
    }

    @Test
    void deleteTakesNoBackupAndSaysWhatIsLost() {
        Plan plan = Worlds.plan(Worlds.deleted(Worlds.policy(RUNNING, DeletionPolicy.DELETE)));
        assertThat(Snapshots.actions(plan))
                .noneMatch(action ->
                        action instanceof Action.RunJob run && run.request().role() == ObjectRole.BACKUP_JOB);
        assertThat(PlanText.of(plan))
                .contains("deletionPolicy is Delete: what is not in backup b0, the last one, of 2020-08-11T07:54:02Z,"
                        + " is lost");
    }

    @Test
    void deleteSaysThatThereIsNoBackup() {
        Plan plan = Worlds.plan(Worlds.deleted(Worlds.policy(Worlds.running(), DeletionPolicy.DELETE)));
        assertThat(PlanText.of(plan))
                .contains("deletionPolicy is Delete: there is no backup, so all of its data is lost");
    }

    /** Up to the point of no return, a user who takes Delete back is heard: by the plan, and by the look before the step. */
    @Test
    void deleteTakenBackInTimeSavesTheData() {
        ClusterSnapshot unwanted = Worlds.deleted(Worlds.policy(RUNNING, DeletionPolicy.DELETE));
        ClusterSnapshot before = Worlds.walk(unwanted, Action.OpenData.class::isInstance);
        Step letGo = Worlds.plan(before).steps().get(0);
        assertThat(PlanValidator.check(letGo, before)).isEmpty();
        for (DeletionPolicy policy : List.of(DeletionPolicy.BACKUP, DeletionPolicy.RETAIN)) {
            assertThat(PlanValidator.check(letGo, Worlds.policy(before, policy)))
                    .hasValueSatisfying(problem -> assertThat(problem).startsWith("I1"));
        }
        assertThat(Worlds.arrive(Worlds.policy(before, DeletionPolicy.BACKUP))
                        .catalogue()
                        .orElseThrow()
                        .backups())
                .hasSize(2);
    }

    /** After it, half of the data may be gone. */
    @Test
    void whatIsMarkedGoesUnderEveryPolicy() {
        ClusterSnapshot marked = Worlds.deleted(
                Worlds.policy(Edits.dataClaim(RUNNING, claim -> claim.opening(Opening.NEVER)), DeletionPolicy.RETAIN));
        assertThat(Worlds.arrive(marked).dataClaim()).isEmpty();
    }

    @Test
    void theFinalizerGoesWithDataLeftUnderRetainOnly() {
        Step release = new Step(new Action.RemoveFinalizer(Optional.empty()), "a rule", Reason.of("a reason"));
        for (DeletionPolicy policy : DeletionPolicy.values()) {
            assertThat(PlanValidator.check(release, Worlds.deleted(Worlds.policy(RUNNING, policy)))
                            .isEmpty())
                    .as(policy.toString())
                    .isEqualTo(policy == DeletionPolicy.RETAIN);
        }
    }

    /** Its claim was deleted by hand after the final backup: the volume alone is let go, and awaited. */
    @Test
    void dataOfAClassGoesWithoutItsClaimToo() {
        ClusterSnapshot saved = Worlds.deleted(Worlds.runningOnClass());
        for (Step step :
                new Planner().plan(Worlds.ON_CLASS, Optional.empty(), saved).steps()) {
            if (step.action() instanceof Action.OpenData) {
                break;
            }
            saved = Simulator.apply(saved, step.action());
        }
        ClusterSnapshot lost = Edits.without(saved, ObjectRole.DATA_CLAIM);
        Plan plan = new Planner().plan(Worlds.ON_CLASS, Optional.empty(), lost);
        assertThat(PlanValidator.violations(plan, lost)).isEmpty();
        assertThat(Snapshots.actions(plan))
                .startsWith(
                        Volumes.reclaim(Storage.DATA, lost.dataVolume().orElseThrow(), VolumeFact.Reclaim.DELETE),
                        new Action.Await(new Condition.Gone(ObjectRole.DATA_VOLUME)));
    }

    /** A volume of a class is let go with its claim, after the final backup; the wipe is nobody's work. */
    @Test
    void dataOfAClassGoesWithItsClaim() {
        ClusterSnapshot running = Worlds.deleted(Worlds.runningOnClass());
        VolumeFact volume = running.dataVolume().orElseThrow();
        List<Action> actions = Snapshots.actions(new Planner().plan(Worlds.ON_CLASS, Optional.empty(), running));
        assertThat(actions)
                .containsSubsequence(
                        new Action.OpenData(running.dataClaim().orElseThrow().uid(), Opening.NEVER),
                        new Action.SetReclaim(
                                Storage.DATA, volume.name().orElseThrow(), volume.uid(), VolumeFact.Reclaim.DELETE),
                        new Action.Delete(
                                ObjectRole.DATA_CLAIM,
                                running.dataClaim().orElseThrow().uid()))
                .noneMatch(action ->
                        action instanceof Action.RunJob run && run.request().role() == ObjectRole.WIPE_JOB);
    }
}
