package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Fate;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Writes on the data claim that its data may be thrown away, before anything is (invariant I1). It is
 * the point of no return: a catalogue that is lost after it does not bring a server up on a wiped
 * directory, and a new life that finds the claim starts from the backup.
 */
public final class LetSavedDataGo implements Rule {
    private static final String GOING = "the data claim is being deleted";
    private static final String MARKED = "the data claim says that its data may go";

    @Override
    public String name() {
        return "Let saved data go";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.deleting()) {
            return Decision.pass(Causes.NOT_DELETED);
        }
        if (!situation.hasData()) {
            return Decision.pass(Causes.NO_DATA);
        }
        if (situation.keepsData()) {
            return Decision.pass(Causes.RETAINED);
        }
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        if (claim.isEmpty()) {
            return Decision.pass(Causes.NO_CLAIM);
        }
        if (claim.get().terminating()) {
            return Decision.pass(GOING);
        }
        return claim.get().opening().equals(Opening.NEVER)
                ? Decision.pass(MARKED)
                : Decision.next(
                        new Action.OpenData(claim.get().uid(), Opening.NEVER),
                        Fate.of(situation),
                        Facts.DELETION,
                        Facts.licence(situation),
                        Facts.opening(situation),
                        Facts.uid(claim.get().uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1)
                .fires("the resource is deleted, and its data is saved or given up: the claim says that it may go")
                .passes(Causes.NOT_DELETED, Causes.NO_DATA, Causes.RETAINED, Causes.NO_CLAIM, GOING, MARKED);
    }
}
