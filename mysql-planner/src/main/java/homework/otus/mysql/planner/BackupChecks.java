package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import java.util.List;
import java.util.Optional;

/** What {@link PlanValidator} asks before a backup is forgotten, removed, or its resource is written to (invariant I3). */
record BackupChecks(ClusterSnapshot now) implements BackupEdit.Cases<Optional<String>> {
    Optional<String> forget(Action.ForgetBackup action) {
        List<BackupFact> wishes = deleted(action.backup());
        if (wishes.isEmpty()) {
            return PlanValidator.broken("I3", "a backup forgotten that nobody has deleted");
        }
        boolean comesBack = now.job(ObjectRole.BACKUP_JOB)
                .filter(job -> job.state() instanceof JobState.BackedUp done
                        && done.backup().id().equals(action.backup()))
                .isPresent();
        if (comesBack) {
            return PlanValidator.broken("I3", "a backup forgotten that its Job would bring back");
        }
        return good().isLast(action.backup()) && wishes.stream().noneMatch(BackupFact::mayBeTheLast)
                ? PlanValidator.broken("I3", "the last good backup forgotten")
                : Optional.empty();
    }

    Optional<String> prune(JobRequest.Prune request) {
        if (listed().stream().anyMatch(backup -> backup.id().equals(request.backup()))) {
            return PlanValidator.broken("I3", "the files of a backup removed that is in the catalogue");
        }
        boolean written = now.job(ObjectRole.BACKUP_JOB)
                .filter(job -> job.isAbout(request.backup().value()))
                .isPresent();
        if (written) {
            return PlanValidator.broken("I3", "the files of a backup removed that a Job still writes");
        }
        return !deleted(request.backup()).isEmpty() && now.catalogue().isPresent()
                ? Optional.empty()
                : PlanValidator.broken("I3", "the files of a backup removed that nobody has deleted");
    }

    @Override
    public Optional<String> on(BackupEdit.Create edit) {
        boolean there = now.backups().stream().anyMatch(backup -> backup.name().equals(edit.backup()));
        return there ? PlanValidator.broken("I8", "the MySQLBackup exists already") : writable();
    }

    @Override
    public Optional<String> on(BackupEdit.Guard edit) {
        return same(edit.backup(), edit.uid())
                .filter(backup -> !backup.terminating())
                .map(backup -> writable())
                .orElseGet(BackupChecks::another);
    }

    @Override
    public Optional<String> on(BackupEdit.Tell edit) {
        return same(edit.backup(), edit.uid()).map(backup -> writable()).orElseGet(BackupChecks::another);
    }

    @Override
    public Optional<String> on(BackupEdit.Delete edit) {
        Optional<BackupFact> backup = same(edit.backup(), edit.uid());
        if (backup.isEmpty()) {
            return another();
        }
        if (!backup.get().automatic() || !backup.get().isFinished()) {
            return PlanValidator.broken("I3", "a backup deleted that a user asked for, or that is not finished");
        }
        boolean became = listed().stream().anyMatch(record -> backup.get().id().equals(Optional.of(record.id())));
        if (backup.get().progress().phase() == BackupProgress.Phase.FAILED && !became) {
            return writable();
        }
        Optional<BackupId> latest =
                now.catalogue().flatMap(CatalogueFact::latest).map(BackupRecord::id);
        Optional<BackupId> newestGood = good().newest().map(BackupRecord::id);
        boolean needed = latest.equals(backup.get().id())
                || newestGood.equals(backup.get().id())
                || isTheOnlyOneProven(backup.get());
        return latest.isEmpty() || needed ? PlanValidator.broken("I3", "the newest good backup deleted") : writable();
    }

    @Override
    public Optional<String> on(BackupEdit.Release edit) {
        Optional<BackupFact> backup = same(edit.backup(), edit.uid());
        if (backup.isEmpty()) {
            return another();
        }
        if (now.namespaceTerminating()) {
            return Optional.empty();
        }
        boolean hasFiles = backup.get().id().isPresent() && now.backupPlace().isPresent();
        return backup.get().terminating()
                        && (!hasFiles || isPruned(backup.get().id().get()))
                ? Optional.empty()
                : PlanValidator.broken("I3", "a MySQLBackup let go before its files");
    }

    /** A trial has shown of it, and of no other one, that it can be restored. */
    private boolean isTheOnlyOneProven(BackupFact backup) {
        return backup.progress().verified() == BackupProgress.Verified.GOOD
                && now.backups().stream()
                        .filter(other -> !other.uid().equals(backup.uid()) && !other.terminating())
                        .noneMatch(other -> other.progress().verified() == BackupProgress.Verified.GOOD);
    }

    private boolean isPruned(BackupId id) {
        return now.job(ObjectRole.PRUNE_JOB)
                .filter(job -> job.isAbout(id.value()))
                .map(JobFact::state)
                .filter(JobState.Pruned.class::isInstance)
                .isPresent();
    }

    private List<BackupFact> deleted(BackupId id) {
        return now.backups().stream()
                .filter(backup ->
                        backup.terminating() && backup.guarded() && backup.id().equals(Optional.of(id)))
                .toList();
    }

    private GoodBackups good() {
        return GoodBackups.of(now, listed());
    }

    private List<BackupRecord> listed() {
        return now.catalogue().map(CatalogueFact::backups).orElse(List.of());
    }

    private Optional<BackupFact> same(String name, Uid uid) {
        return now.backups().stream()
                .filter(backup -> backup.name().equals(name) && backup.uid().equals(uid))
                .findFirst();
    }

    private static Optional<String> another() {
        return PlanValidator.broken("I4", "the MySQLBackup is another one");
    }

    private Optional<String> writable() {
        return now.namespaceTerminating()
                ? PlanValidator.broken("I12", "a write in a terminating namespace")
                : Optional.empty();
    }
}
