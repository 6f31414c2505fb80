package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Reads the backup volume when the catalogue is missing or tells about another claim: an unknown
 * catalogue is not an empty one (invariant I11). The server starts meanwhile.
 */
public final class TakeInventory implements Rule {
    private static final String KNOWN = "the catalogue of backups is known";

    @Override
    public String name() {
        return "Take inventory of the backup volume";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (situation.catalogue().isPresent()) {
            return Decision.pass(KNOWN);
        }
        return of(situation);
    }

    /** The next step towards a catalogue, whoever needs one. */
    static Decision of(Situation situation) {
        return situation
                .snapshot()
                .job(ObjectRole.INVENTORY_JOB)
                .map(job -> outcome(situation, job))
                .orElseGet(() -> Decision.next(
                        new Action.RunJob(
                                new JobRequest.Inventory(
                                        situation.applied().image(),
                                        situation.applied().settings().tolerations()),
                                situation.life(),
                                situation.deleting()),
                        "what the backup volume holds is not known yet",
                        catalogue(situation),
                        Facts.NO_JOB));
    }

    private static Decision outcome(Situation situation, JobFact job) {
        if (job.state() instanceof JobState.Failed failed) {
            return Retry.after(situation, ObjectRole.INVENTORY_JOB, job.uid(), failed);
        }
        if (job.state() instanceof JobState.Found found) {
            return found(situation, job, found);
        }
        return Decision.await(
                new Condition.JobFinished(ObjectRole.INVENTORY_JOB),
                "it reads the backup volume",
                catalogue(situation),
                Facts.job(job),
                Facts.uid(job.uid()));
    }

    private static Decision found(Situation situation, JobFact job, JobState.Found found) {
        Optional<JobFact> without = backupJobWithoutBackup(situation, found);
        if (without.isPresent()) {
            return Decision.next(
                    new Action.Delete(ObjectRole.BACKUP_JOB, without.get().uid()),
                    "the backup volume does not hold what it saved",
                    catalogue(situation),
                    Facts.uid(without.get().uid()),
                    "backups=" + found.backups().size());
        }
        Uid place = situation.snapshot().backupPlace().orElseThrow().identity();
        return Decision.next(
                new Action.WriteCatalogue(place, found.backups()),
                "the inventory found " + found.backups().size() + " backups",
                catalogue(situation),
                Facts.job(job),
                Facts.uid(job.uid()),
                "backups=" + found.backups().size());
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

    private static String catalogue(Situation situation) {
        return situation.snapshot().catalogue().isPresent() ? "catalogue=of-another-claim" : "catalogue=absent";
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I4, Invariant.I11)
                .fires(
                        "there is no catalogue, or one about another backup claim: a Job reads the backup volume",
                        "that Job runs: its end is awaited",
                        "it is complete, and a finished backup Job saved what it did not find: that Job is deleted",
                        "it is complete: what it found is written into the catalogue",
                        "it failed: it is tried again after a pause, or blocked when that cannot help")
                .passes(Causes.NO_SERVER, KNOWN);
    }
}
