package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.SpecViolations;
import java.util.List;

/**
 * A spec that cannot work is refused whole; a deletion is never blocked by it (invariant I9), and neither is a
 * rename that began under another spec: it keeps clients out until it is finished.
 */
public final class BlockOnInvalidSpec implements Rule {
    private static final String DELETION = "a deletion does not depend on the spec";
    private static final String RENAMING = "a rename that began is finished first, and clients are let in again";
    private static final String VALID = "the spec is valid";

    @Override
    public String name() {
        return "Block on an invalid spec";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(DELETION);
        }
        if (situation.renameUnderWay()) {
            return Decision.pass(RENAMING);
        }
        List<String> violations =
                SpecViolations.of(situation.spec(), situation.snapshot().resource());
        return violations.isEmpty()
                ? Decision.pass(VALID)
                : Decision.block("InvalidSpec", String.join("; ", violations));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I9)
                .fires("a field of the spec cannot work: blocked, with all that is wrong")
                .passes(DELETION, RENAMING, VALID);
    }
}
