package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.planner.BackupRemoval;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/** What MySQLBackup resources ask for that have outlived their instance: they can be deleted, and not be taken any more. */
public final class RemoveBackupsOfGoneInstance implements Rule {
    private static final String THERE = "the instance is there";
    private static final String NONE = "nothing is to be done for backups of an instance that is gone";

    @Override
    public String name() {
        return "Remove backups of an instance that is gone";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.gone()) {
            return Decision.pass(THERE);
        }
        if (situation.catalogue().isPresent()
                && spent(situation, ObjectRole.INVENTORY_JOB).isPresent()) {
            // what it found is about to change
            return spent(situation, ObjectRole.INVENTORY_JOB).get();
        }
        Backups backups = new Backups(situation);
        for (BackupFact backup : backups.deleted()) {
            Optional<Decision> next = looksFirst(situation, backup)
                    ? Optional.of(inventory(situation))
                    : new BackupRemoval(situation, backup).next();
            if (next.isPresent()) {
                return next.get();
            }
        }
        return interrupted(situation, backups)
                .or(() -> spent(situation, ObjectRole.PRUNE_JOB))
                .or(() -> spent(situation, ObjectRole.INVENTORY_JOB))
                .orElseGet(() -> Decision.pass(NONE));
    }

    private static boolean looksFirst(Situation situation, BackupFact backup) {
        return backup.id().isPresent()
                && situation.snapshot().backupPlace().isPresent()
                && situation.catalogue().isEmpty();
    }

    /** Nothing removes files while it looks, and what is going is not asked. */
    private static Decision inventory(Situation situation) {
        return going(situation)
                .or(() -> situation
                        .snapshot()
                        .job(ObjectRole.PRUNE_JOB)
                        .filter(job -> job.ownership() == Ownership.OURS)
                        .map(job -> delete(ObjectRole.PRUNE_JOB, job)))
                .orElseGet(() -> TakeInventory.of(situation));
    }

    private static Optional<Decision> going(Situation situation) {
        return Stream.of(ObjectRole.PRUNE_JOB, ObjectRole.INVENTORY_JOB, ObjectRole.BACKUP_JOB, ObjectRole.CATALOGUE)
                .filter(role ->
                        situation.ours(role).filter(ObjectFact::terminating).isPresent())
                .map(role -> Decision.await(new Condition.Gone(role), "its deletion is under way"))
                .findFirst();
    }

    /** Nobody takes it any more; it may have been complete already. */
    private static Optional<Decision> interrupted(Situation situation, Backups backups) {
        return situation.snapshot().backups().stream()
                .filter(backup -> !backup.terminating() && backup.progress().phase() == Phase.RUNNING)
                .findFirst()
                .map(backup -> {
                    Optional<BackupRecord> record = backup.id().flatMap(backups::listed);
                    BackupProgress progress = record.map(whole -> Backups.succeeded(backup, whole))
                            .orElseGet(() -> Backups.failed(backup, "the instance was deleted before it was complete"));
                    return Decision.next(
                            new Action.EditBackup(new BackupEdit.Tell(backup.name(), backup.uid(), progress, record)),
                            "nobody takes it any more",
                            Facts.uid(backup.uid()));
                });
    }

    /** Nothing of an instance that is gone stands around, apart from what its deletion leaves on purpose. */
    private static Optional<Decision> spent(Situation situation, ObjectRole role) {
        return situation
                .snapshot()
                .job(role)
                .filter(job -> job.ownership() == Ownership.OURS && !job.terminating())
                .map(job -> delete(role, job));
    }

    private static Decision delete(ObjectRole role, JobFact job) {
        return Decision.next(
                new Action.Delete(role, job.uid()), "its work is over", Facts.job(job), Facts.uid(job.uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I3, Invariant.I4, Invariant.I11)
                .fires(
                        "the instance is gone, and a MySQLBackup of it is deleted: as for one that is there; without a"
                                + " catalogue an inventory comes first",
                        "the instance is gone, and a backup was being taken: its resource says failed, unless the catalogue holds it",
                        "the instance is gone, and a prune or inventory Job has nothing left to do: it goes")
                .passes(THERE, NONE);
    }
}
