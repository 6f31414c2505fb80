package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.BackupNames;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Backs up what clients may have written before anything is destroyed (invariant I1). The Job fences
 * the server first, and fails when the fence did not hold (invariant I14).
 */
public final class TakeFinalBackup implements Rule {
    @Override
    public String name() {
        return "Take the final backup";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<PodFact> server = situation.server();
        if (!situation.needsFinalBackup() || server.isEmpty()) {
            return Decision.pass("nothing has to be saved, or it is saved");
        }
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.BACKUP_JOB);
        if (job.isEmpty()) {
            JobRequest backup = new JobRequest.Backup(
                    BackupNames.at(situation.snapshot()), true, situation.applied(), Servers.of(server.get()));
            return Decision.next(
                    new Action.RunJob(backup, situation.life(), true),
                    "fences the server, then saves what clients have written");
        }
        if (job.get().state() instanceof JobState.Failed failed) {
            return Retry.after(situation, ObjectRole.BACKUP_JOB, job.get().uid(), failed);
        }
        if (job.get().state() instanceof JobState.BackedUp) {
            return Decision.next(
                    new Action.Delete(ObjectRole.BACKUP_JOB, job.get().uid()),
                    "the server was restarted without the fence after this backup");
        }
        return Decision.await(
                new Condition.JobFinished(ObjectRole.BACKUP_JOB), "nothing is removed before it is verified");
    }
}
