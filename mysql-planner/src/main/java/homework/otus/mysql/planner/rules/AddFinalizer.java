package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/** Before anything is made, a deletion must wait for its final backup (invariant I1). */
public final class AddFinalizer implements Rule {
    @Override
    public String name() {
        return "Guard the resource with a finalizer";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        return situation.snapshot().resource().guarded()
                ? Decision.pass(Causes.GUARDED)
                : Decision.next(
                        new Action.AddFinalizer(),
                        "a deletion has to wait for the final backup",
                        "finalizer=absent",
                        Facts.NO_DELETION);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1)
                .fires("the resource has no finalizer of ours")
                .passes(Causes.DELETED, Causes.GUARDED);
    }
}
