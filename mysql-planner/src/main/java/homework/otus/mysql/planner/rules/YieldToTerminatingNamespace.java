package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * In a terminating namespace no Job and no Event can be made, so no backup either: destroy nothing
 * and let the resource go (invariant I12). The Retain volumes keep the data.
 */
public final class YieldToTerminatingNamespace implements Rule {
    private static final String NOT_TERMINATING = "the namespace is not terminating";

    @Override
    public String name() {
        return "Yield to a terminating namespace";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.snapshot().namespaceTerminating()) {
            return Decision.pass(NOT_TERMINATING);
        }
        if (!situation.snapshot().resource().guarded()) {
            return Decision.done("nothing can be made in a terminating namespace");
        }
        String notice = "namespace " + situation.snapshot().instance().namespace()
                + " is being deleted: no final backup of MySQL "
                + situation.snapshot().instance()
                + " could be taken; the data and the backups stay on their volumes";
        return Decision.next(
                new Action.RemoveFinalizer(Optional.of(notice)),
                "nothing can be made in a terminating namespace",
                "namespaceTerminating=true",
                "finalizer=present");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I12)
                .fires(
                        "the namespace is terminating, and the resource has our finalizer: it is removed, with a notice",
                        "the namespace is terminating, and there is no finalizer of ours: the plan ends")
                .passes(NOT_TERMINATING);
    }
}
