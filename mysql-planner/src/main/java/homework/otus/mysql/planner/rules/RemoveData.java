package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Fate;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.Volumes;
import java.util.Optional;

/**
 * Removes the data volume and the data claim, each with its UID (invariants I1 and I4). The volume is
 * deleted first and goes when its claim is gone; until then the claim, which knows how far the data
 * is, is still there. Of a volume that a class made it is said that it goes with its claim.
 */
public final class RemoveData implements Rule {
    @Override
    public String name() {
        return "Remove the data volume and its claim";
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
        Optional<Action> removal = Volumes.removal(situation);
        if (removal.isPresent()) {
            return Decision.next(
                    removal.get(),
                    Fate.of(situation),
                    Facts.DELETION,
                    Facts.licence(situation),
                    Facts.uid(Volumes.target(removal.get())));
        }
        ObjectRole last = situation.ours(Storage.DATA).isPresent() ? ObjectRole.DATA_CLAIM : ObjectRole.DATA_VOLUME;
        return Decision.await(new Condition.Gone(last), "its deletion is under way", "terminating=true");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1, Invariant.I4)
                .fires(
                        "the resource is deleted, and its data may go: the volume is deleted, or let go with its claim, then the"
                                + " claim is deleted",
                        "both are being deleted: their end is awaited")
                .passes(Causes.NOT_DELETED, Causes.NO_DATA, Causes.RETAINED);
    }
}
