package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Removes the credentials after everything that needed them. */
public final class RemoveCredentials implements Rule {
    private static final String GONE = "the credentials are gone";
    private static final String IN_USE = "the data of a claim still needs the credentials";

    @Override
    public String name() {
        return "Remove the credentials";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.deleting()) {
            return Decision.pass(Causes.NOT_DELETED);
        }
        Optional<? extends ObjectFact> credentials = situation.ours(ObjectRole.CREDENTIALS);
        if (credentials.isEmpty()) {
            return Decision.pass(GONE);
        }
        if (situation.keepsData()) {
            return Decision.pass(Causes.RETAINED);
        }
        return situation.ours(ObjectRole.DATA_CLAIM).isPresent()
                ? Decision.pass(IN_USE)
                : Decision.next(
                        new Action.Delete(
                                ObjectRole.CREDENTIALS, credentials.get().uid()),
                        "no server needs them any more",
                        Facts.DELETION,
                        "claim=absent",
                        Facts.uid(credentials.get().uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I4)
                .fires("the resource is deleted, and no data is left that a server could need them for")
                .passes(Causes.NOT_DELETED, GONE, Causes.RETAINED, IN_USE);
    }
}
