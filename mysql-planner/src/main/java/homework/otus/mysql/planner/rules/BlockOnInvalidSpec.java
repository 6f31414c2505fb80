package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.SpecViolations;
import java.util.List;

/** A spec that cannot work is refused whole; a deletion is never blocked by it (invariant I9). */
public final class BlockOnInvalidSpec implements Rule {
    @Override
    public String name() {
        return "Block on an invalid spec";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass("a deletion does not depend on the spec");
        }
        List<String> violations = SpecViolations.of(
                situation.spec(), situation.snapshot().resource().passwordGiven());
        return violations.isEmpty()
                ? Decision.pass("the spec is valid")
                : Decision.block("InvalidSpec", String.join("; ", violations));
    }
}
