package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Empties the directory of a static volume, which nobody else does. It is cleanup: the directory
 * carries the UID of its life, so nothing depends on it, and a Job that cannot run does not hold up
 * the deletion.
 */
public final class WipeDataDirectory implements Rule {
    @Override
    public String name() {
        return "Wipe the static data directory";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<VolumeFact> volume = situation.oursVolume(Storage.DATA);
        boolean there = claim.isPresent()
                && volume.isPresent()
                && !claim.get().terminating()
                && !volume.get().terminating()
                && volume.get().wasBound()
                && volume.get().node().isPresent();
        if (!situation.deleting() || !situation.hasData() || !there) {
            return Decision.pass("there is no static data directory to wipe");
        }
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.WIPE_JOB);
        if (job.isEmpty()) {
            JobRequest wipe = new JobRequest.Wipe(situation.applied().image());
            return Decision.next(
                    new Action.RunJob(wipe, situation.life(), true), "nobody else empties a static volume");
        }
        if (job.get().state() instanceof JobState.Running running
                && running.trouble().isEmpty()) {
            return Decision.await(new Condition.JobFinished(ObjectRole.WIPE_JOB), "it empties the directory");
        }
        return Decision.pass("the directory is wiped, or nobody can");
    }
}
