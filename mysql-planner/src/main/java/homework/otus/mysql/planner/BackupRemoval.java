package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import java.util.Optional;

/**
 * The road of one MySQLBackup whose deletion was requested. A Job that takes its backup goes, or has gone already when it
 * is done, lest it bring the backup back; the backup is struck out of the catalogue, so that nothing restores it any more;
 * a Job removes its files; then the resource is let go. The last good backup stays (invariant I3).
 */
public record BackupRemoval(Situation situation, BackupFact backup) {
    /** The next step; empty when the resource stays for now, and says why. */
    public Optional<Decision> next() {
        if (backup.id().isEmpty() || situation.snapshot().backupPlace().isEmpty()) {
            return Optional.of(release("it has no files that can be reached"));
        }
        BackupId id = backup.id().get();
        Optional<CatalogueFact> catalogue = situation.catalogue();
        Backups backups = new Backups(situation);
        if (catalogue.isEmpty()) {
            return Optional.empty();
        }
        boolean listed = backups.listed(id).isPresent();
        if (listed && backups.isLastGood(id) && !backup.mayBeTheLast()) {
            return tell("not deleted: " + id + " is the last good backup of MySQL "
                    + situation.snapshot().instance().name()
                    + ". Take another one first, or let this one go with: kubectl"
                    + " annotate msb " + backup.name() + " otus.homework/delete-last-backup=" + backup.uid());
        }
        Optional<JobFact> taking = taking(id);
        if (taking.isPresent()) {
            return Optional.of(end(ObjectRole.BACKUP_JOB, taking.get(), "the backup that it takes is deleted"));
        }
        return listed ? Optional.of(forget(catalogue.get(), backups, id)) : prune(id);
    }

    /** The Job whose outcome would be recorded, once more or at all. */
    private Optional<JobFact> taking(BackupId id) {
        return situation
                .snapshot()
                .job(ObjectRole.BACKUP_JOB)
                .filter(job -> job.ownership() == Ownership.OURS)
                .filter(job -> job.isAbout(id.value())
                        || (job.state() instanceof JobState.BackedUp done
                                && done.backup().id().equals(id)));
    }

    private Decision forget(CatalogueFact catalogue, Backups backups, BackupId id) {
        return Decision.next(
                new Action.ForgetBackup(catalogue.uid(), id),
                "MySQLBackup " + backup.name() + " is deleted",
                Facts.backup(id),
                "backups=" + backups.listed().size(),
                "last=" + backups.isLastGood(id),
                Facts.uid(backup.uid()));
    }

    /** Said once. */
    private Optional<Decision> tell(String message) {
        if (backup.progress().message().equals(Optional.of(message))) {
            return Optional.empty();
        }
        BackupProgress progress = BackupProgress.builder()
                .from(backup.progress())
                .message(message)
                .build();
        return Optional.of(Decision.next(
                new Action.EditBackup(new BackupEdit.Tell(backup.name(), backup.uid(), progress, Optional.empty())),
                "its deletion is asked for, and it stays",
                backup.id().map(Facts::backup).orElse("backup=none"),
                Facts.uid(backup.uid())));
    }

    private Optional<Decision> prune(BackupId id) {
        Optional<JobFact> there = situation.snapshot().job(ObjectRole.PRUNE_JOB);
        if (there.isEmpty()) {
            return Optional.of(Decision.next(
                    new Action.RunJob(
                            new JobRequest.Prune(
                                    id,
                                    backup.sha256(),
                                    situation.applied().image(),
                                    situation.applied().settings().tolerations()),
                            situation.life(),
                            situation.deleting()),
                    "removes the files of a backup that is in the catalogue no more",
                    Facts.backup(id),
                    Facts.NO_JOB));
        }
        JobFact job = there.get();
        if (job.terminating() || (job.state().isFinished() && !job.isAbout(id.value()))) {
            return Optional.of(end(ObjectRole.PRUNE_JOB, job, "it removed another backup"));
        }
        if (job.state() instanceof JobState.Failed failed) {
            return failed.failure() == JobState.Failure.PASSING
                    ? Optional.of(Retry.afterChange(situation, ObjectRole.PRUNE_JOB, job.uid(), failed))
                    : tell("not deleted: " + failed.message() + "; delete the job "
                            + situation.name(ObjectRole.PRUNE_JOB) + " to try again");
        }
        return Optional.of(
                job.state().isFinished()
                        ? release("its files are gone")
                        : Decision.await(
                                new Condition.JobFinished(ObjectRole.PRUNE_JOB),
                                "the resource goes after its files",
                                Facts.job(job),
                                Facts.uid(job.uid())));
    }

    /** Deletes that Job, and awaits it gone: its pod may still be writing. */
    private static Decision end(ObjectRole role, JobFact job, String why) {
        return job.terminating()
                ? Decision.await(new Condition.Gone(role), "its deletion is under way", Facts.uid(job.uid()))
                : Decision.next(new Action.Delete(role, job.uid()), why, Facts.job(job), Facts.uid(job.uid()));
    }

    private Decision release(String why) {
        return Decision.next(
                new Action.EditBackup(new BackupEdit.Release(backup.name(), backup.uid())),
                why,
                backup.id().map(Facts::backup).orElse("backup=none"),
                Facts.uid(backup.uid()));
    }
}
