package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/** A deleted resource without our finalizer is none of our business any more. */
public final class LeaveUnguardedResource implements Rule {
    @Override
    public String name() {
        return "Leave a deleted resource that is not guarded";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.deleting()) {
            return Decision.pass(Causes.NOT_DELETED);
        }
        return situation.snapshot().resource().guarded()
                ? Decision.pass(Causes.GUARDED)
                : Decision.done("the resource was let go");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires("the resource is deleted and has no finalizer of ours: the plan ends")
                .passes(Causes.NOT_DELETED, Causes.GUARDED);
    }
}
