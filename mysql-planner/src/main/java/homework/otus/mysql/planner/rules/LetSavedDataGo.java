package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Writes on the data claim that its data may be thrown away, before anything is (invariant I1). It is
 * the point of no return: a catalogue that is lost after it does not bring a server up on a wiped
 * directory, and a new life that finds the claim starts from the backup.
 */
public final class LetSavedDataGo implements Rule {
    @Override
    public String name() {
        return "Let saved data go";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<ClaimFact> claim = situation
                .ours(Storage.DATA)
                .filter(fact -> !fact.terminating() && !fact.opening().equals(Opening.NEVER));
        if (!situation.deleting() || !situation.hasData() || claim.isEmpty()) {
            return Decision.pass("nothing is open that could go");
        }
        return Decision.next(new Action.OpenData(claim.get().uid(), Opening.NEVER), why(situation));
    }

    private static String why(Situation situation) {
        return situation
                .finalBackup()
                .map(BackupRecord::id)
                .map(id -> "backup " + id + " holds its data")
                .orElse("the final backup was given up by annotation");
    }
}
