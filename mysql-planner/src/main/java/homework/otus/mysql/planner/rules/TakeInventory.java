package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Reads the backup volume when the catalogue is missing or tells about another claim: an unknown
 * catalogue is not an empty one (invariant I11). The server starts meanwhile.
 */
public final class TakeInventory implements Rule {
    @Override
    public String name() {
        return "Take inventory of the backup volume";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.wantsServer() || situation.catalogue().isPresent()) {
            return Decision.pass("the catalogue is known, or nobody needs it");
        }
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.INVENTORY_JOB);
        if (job.isEmpty()) {
            JobRequest inventory = new JobRequest.Inventory(situation.applied().image());
            return Decision.next(
                    new Action.RunJob(inventory, situation.life(), situation.deleting()),
                    "what the backup volume holds is not known yet");
        }
        if (job.get().state() instanceof JobState.Failed failed) {
            return Retry.after(situation, ObjectRole.INVENTORY_JOB, job.get().uid(), failed);
        }
        if (job.get().state() instanceof JobState.Found found) {
            Optional<JobFact> without = backupJobWithoutBackup(situation, found);
            if (without.isPresent()) {
                return Decision.next(
                        new Action.Delete(ObjectRole.BACKUP_JOB, without.get().uid()),
                        "the backup volume does not hold what it saved");
            }
            Uid claim = situation.ours(Storage.BACKUP).orElseThrow().uid();
            return Decision.next(
                    new Action.WriteCatalogue(claim, found.backups()),
                    "the inventory found " + found.backups().size() + " backups");
        }
        return Decision.await(new Condition.JobFinished(ObjectRole.INVENTORY_JOB), "it reads the backup volume");
    }

    /** It wrote to a volume that is no more. Recorded, its backup would be restored in vain, or stand in for a real one. */
    private static Optional<JobFact> backupJobWithoutBackup(Situation situation, JobState.Found found) {
        return situation
                .snapshot()
                .job(ObjectRole.BACKUP_JOB)
                .filter(job -> job.ownership() == Ownership.OURS)
                .filter(job -> job.state() instanceof JobState.BackedUp done
                        && found.backups().stream()
                                .noneMatch(backup ->
                                        backup.id().equals(done.backup().id())));
    }
}
