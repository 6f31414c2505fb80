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
import homework.otus.mysql.model.Storage;
import java.util.Optional;

/**
 * The road of one MySQLBackup whose deletion was requested: its backup is struck out of the catalogue, so that nothing
 * restores it any more; a Job removes its files; then the resource is let go. The last good backup stays (invariant I3).
 */
public record BackupRemoval(Situation situation, BackupFact backup) {
    /** The next step; empty when the resource stays for now, and says why. */
    public Optional<Decision> next() {
        if (backup.id().isEmpty() || situation.ours(Storage.BACKUP).isEmpty()) {
            return Optional.of(release("it has no files that can be reached"));
        }
        BackupId id = backup.id().get();
        Optional<CatalogueFact> catalogue = situation.catalogue();
        Backups backups = new Backups(situation);
        if (catalogue.isEmpty()) {
            return Optional.empty();
        }
        if (backups.listed(id).isEmpty()) {
            return Optional.of(prune(id));
        }
        if (backups.isLastGood(id) && !backup.mayBeTheLast()) {
            return refusal(id);
        }
        return Optional.of(Decision.next(
                new Action.ForgetBackup(catalogue.get().uid(), id),
                "MySQLBackup " + backup.name() + " is deleted",
                Facts.backup(id),
                "backups=" + backups.listed().size(),
                "last=" + backups.isLastGood(id),
                Facts.uid(backup.uid())));
    }

    /** Said once. */
    private Optional<Decision> refusal(BackupId id) {
        String message = "not deleted: " + id + " is the last good backup of MySQL "
                + situation.snapshot().instance().name() + ". Take another one first, or let this one go with: kubectl"
                + " annotate msb " + backup.name() + " otus.homework/delete-last-backup=" + backup.uid();
        if (backup.progress().message().equals(Optional.of(message))) {
            return Optional.empty();
        }
        BackupProgress progress = BackupProgress.builder()
                .from(backup.progress())
                .message(message)
                .build();
        return Optional.of(Decision.next(
                new Action.EditBackup(new BackupEdit.Tell(backup.name(), backup.uid(), progress, Optional.empty())),
                "the last good backup of an instance is not removed",
                Facts.backup(id),
                Facts.uid(backup.uid())));
    }

    private Decision prune(BackupId id) {
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.PRUNE_JOB);
        if (job.isEmpty()) {
            return Decision.next(
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
                    Facts.NO_JOB);
        }
        String state = Facts.job(job.get());
        String uid = Facts.uid(job.get().uid());
        if (!job.get().state().isFinished()) {
            return Decision.await(
                    new Condition.JobFinished(ObjectRole.PRUNE_JOB), "the resource goes after its files", state, uid);
        }
        if (!job.get().isAbout(id.value())) {
            return Decision.next(
                    new Action.Delete(ObjectRole.PRUNE_JOB, job.get().uid()), "it removed another backup", state, uid);
        }
        return job.get().state() instanceof JobState.Failed failed
                ? Retry.afterChange(situation, ObjectRole.PRUNE_JOB, job.get().uid(), failed)
                : release("its files are gone");
    }

    private Decision release(String why) {
        return Decision.next(
                new Action.EditBackup(new BackupEdit.Release(backup.name(), backup.uid())),
                why,
                backup.id().map(Facts::backup).orElse("backup=none"),
                Facts.uid(backup.uid()));
    }
}
