package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
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
 * final backup, which may need the room; there it does not wait for a Job that fails, or does not come up.
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
            if (next.isPresent() && !(situation.deleting() && isIdle(situation, next.get()))) {
                return next.get();
            }
        }
        return Decision.pass(NONE);
    }

    /** It waits for a time, or for a Job that does not come up. */
    private static boolean isIdle(Situation situation, Decision decision) {
        if (!(decision instanceof Decision.Next next) || !(next.action() instanceof Action.Await wait)) {
            return false;
        }
        boolean stuck = situation
                .snapshot()
                .job(ObjectRole.PRUNE_JOB)
                .filter(job -> job.state() instanceof JobState.Running running
                        && running.trouble().isPresent())
                .isPresent();
        return wait.condition() instanceof Condition.TimeReached
                || (stuck && wait.condition().equals(new Condition.JobFinished(ObjectRole.PRUNE_JOB)));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I3, Invariant.I4, Invariant.I11)
                .fires(
                        "a MySQLBackup is deleted: a Job that takes its backup goes; the backup goes out of the catalogue, a Job"
                                + " removes its files, then the resource goes",
                        "it has no backup, or there is no backup claim: it goes",
                        "it is the last good backup: it stays, and says so",
                        "that Job failed: it is tried again after a pause; where that cannot help the resource says so, and stays")
                .passes(NONE);
    }
}
