package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.BackupRemoval;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/** What MySQLBackup resources ask for that have outlived their instance: they can be deleted, and not be taken any more. */
public final class RemoveBackupsOfGoneInstance implements Rule {
    private static final String THERE = "the instance is there";
    private static final String NONE = "nothing is to be done for backups of an instance that is gone";
    private static final List<ObjectRole> JOBS = List.of(ObjectRole.PRUNE_JOB, ObjectRole.INVENTORY_JOB);

    @Override
    public String name() {
        return "Remove backups of an instance that is gone";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.gone()) {
            return Decision.pass(THERE);
        }
        for (BackupFact backup : new Backups(situation).deleted()) {
            boolean unlisted = backup.id().isPresent()
                    && situation.ours(Storage.BACKUP).isPresent()
                    && situation.catalogue().isEmpty();
            Optional<Decision> next =
                    unlisted ? Optional.of(TakeInventory.of(situation)) : new BackupRemoval(situation, backup).next();
            if (next.isPresent()) {
                return next.get();
            }
        }
        return interrupted(situation).or(() -> spent(situation)).orElseGet(() -> Decision.pass(NONE));
    }

    private static Optional<Decision> interrupted(Situation situation) {
        return situation.snapshot().backups().stream()
                .filter(backup -> !backup.terminating() && backup.progress().phase() == Phase.RUNNING)
                .findFirst()
                .map(backup -> Decision.next(
                        new Action.EditBackup(new BackupEdit.Tell(
                                backup.name(),
                                backup.uid(),
                                Backups.failed(backup, "the instance was deleted before it was complete"),
                                Optional.empty())),
                        "nobody takes it any more",
                        Facts.uid(backup.uid())));
    }

    /** Nothing of an instance that is gone stands around, apart from what its deletion leaves on purpose. */
    private static Optional<Decision> spent(Situation situation) {
        return JOBS.stream()
                .flatMap(role -> situation.snapshot().job(role).stream()
                        .filter(job -> job.ownership() == Ownership.OURS && !job.terminating())
                        .map(job -> delete(role, job)))
                .findFirst();
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
                        "the instance is gone, and a backup was being taken: its resource says failed",
                        "the instance is gone, and a prune or inventory Job has nothing left to do: it goes")
                .passes(THERE, NONE);
    }
}
