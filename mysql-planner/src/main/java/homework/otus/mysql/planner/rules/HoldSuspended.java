package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/** Hands off while the user says so; the deletion waits, too (invariant I9). Jobs that run go on by themselves. */
public final class HoldSuspended implements Rule {
    /** The code of its block. */
    public static final String CODE = "Suspended";

    private static final String NOT_SUSPENDED = "the resource is not suspended";

    @Override
    public String name() {
        return "Hold a suspended resource";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.spec().suspend()) {
            return Decision.pass(NOT_SUSPENDED);
        }
        String held = situation.deleting()
                ? "the deletion is held, nothing is backed up or removed"
                : "nothing is done about it, whatever becomes of it";
        return Decision.block(
                CODE,
                "spec.suspend is true: " + held + ". To go on: kubectl patch ms "
                        + situation.snapshot().instance().name() + " -n "
                        + situation.snapshot().instance().namespace()
                        + " --type=merge -p '{\"spec\":{\"suspend\":false}}'");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I9)
                .fires("spec.suspend is true: blocked, without a write; a deletion is held, too")
                .passes(NOT_SUSPENDED);
    }
}
