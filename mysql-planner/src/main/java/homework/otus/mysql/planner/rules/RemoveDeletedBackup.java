package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.planner.BackupRemoval;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Removes the files of backups whose resources are deleted, while the instance is there. In a deletion it comes before the
 * final backup, which may need the room; there it does not wait for a Job that fails.
 */
public final class RemoveDeletedBackup implements Rule {
    private static final String NONE = "no MySQLBackup is to be removed";

    @Override
    public String name() {
        return "Remove a deleted backup";
    }

    @Override
    public Decision decide(Situation situation) {
        for (BackupFact backup : new Backups(situation).deleted()) {
            Optional<Decision> next = new BackupRemoval(situation, backup).next();
            if (next.isPresent() && !(situation.deleting() && isPause(next.get()))) {
                return next.get();
            }
        }
        return Decision.pass(NONE);
    }

    private static boolean isPause(Decision decision) {
        return decision instanceof Decision.Next next
                && next.action() instanceof Action.Await wait
                && wait.condition() instanceof Condition.TimeReached;
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I3, Invariant.I4, Invariant.I11)
                .fires(
                        "a MySQLBackup is deleted: its backup goes out of the catalogue, a Job removes its files, then it goes",
                        "it has no backup, or there is no backup claim: it goes",
                        "it is the last good backup: it stays, and says so",
                        "that Job failed: it is tried again after a pause")
                .passes(NONE);
    }
}
