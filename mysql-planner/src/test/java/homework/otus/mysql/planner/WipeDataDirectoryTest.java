package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.WipeDataDirectory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody else empties a static volume. */
class WipeDataDirectoryTest {
    private static final Rule RULE = new WipeDataDirectory();

    @Test
    void wipes() {
        ask(RULE, saved()).does(new Action.RunJob(new JobRequest.Wipe("mysql:5.7"), Worlds.FIRST_LIFE, true));
    }

    @Test
    void waitsForTheJob() {
        ask(RULE, withJob(saved(), ObjectRole.WIPE_JOB, running()))
                .awaits(new Condition.JobFinished(ObjectRole.WIPE_JOB));
    }

    @Test
    void doesNotHoldUpTheDeletionWhenItHangs() {
        ask(RULE, withJob(saved(), ObjectRole.WIPE_JOB, new JobState.Running(Optional.of("node is gone"))))
                .doesNotFireBecause("the wipe cannot run, and nothing depends on it");
    }

    @Test
    void doesNotHoldUpTheDeletionWhenItFails() {
        ask(RULE, withJob(saved(), ObjectRole.WIPE_JOB, failed(Failure.LASTING)))
                .doesNotFireBecause("the wipe failed, and nothing depends on it");
    }

    @Test
    void doesNotFireOnARunningInstance() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void doesNotFireOnADynamicVolume() {
        VolumeFact dynamic = VolumeFact.builder()
                .from(saved().dataVolume().orElseThrow())
                .node(Optional.empty())
                .build();
        ask(RULE, Edits.withVolume(saved(), Storage.DATA, dynamic)).doesNotFireBecause("the data volume is not static");
    }

    private static ClusterSnapshot saved() {
        return Worlds.walk(
                Worlds.deleted(Worlds.running()),
                action -> action instanceof Action.RunJob run && run.request() instanceof JobRequest.Wipe);
    }

    @Test
    void doesNotFireWhereClaimOrVolumeIsMissing() {
        ask(RULE, Edits.without(saved(), ObjectRole.DATA_CLAIM)).doesNotFireBecause(Causes.NO_CLAIM);
        ask(RULE, Edits.without(saved(), ObjectRole.DATA_VOLUME)).doesNotFireBecause("there is no data volume");
    }

    @Test
    void doesNotFireOnAVolumeThatWasNeverBound() {
        VolumeFact unbound = VolumeFact.builder()
                .from(saved().dataVolume().orElseThrow())
                .claimRef(Optional.empty())
                .build();
        ask(RULE, Edits.withVolume(saved(), Storage.DATA, unbound))
                .doesNotFireBecause("the data volume was never bound");
    }
}
