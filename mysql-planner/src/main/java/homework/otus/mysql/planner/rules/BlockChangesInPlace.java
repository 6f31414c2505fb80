package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Changes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;

/** This version changes nothing in place: it says so, and the server goes on as it was last applied. */
public final class BlockChangesInPlace implements Rule {
    private static final String UNCHANGED = "the spec is what was last applied";

    @Override
    public String name() {
        return "Block changes in place";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        List<String> changes = Changes.of(situation).stream()
                .filter(change -> !change.equals(Changes.PASSWORD))
                .toList();
        return changes.isEmpty()
                ? Decision.pass(UNCHANGED)
                : Decision.block(
                        "ChangeNotSupported",
                        "this version cannot change in place: " + String.join("; ", changes)
                                + ". The server goes on as before. Put the old value back, or delete the resource and"
                                + " create it again with the new one: its rows come back from the final backup");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10)
                .fires("a field of the spec is not what was last applied: blocked, the server goes on")
                .passes(Causes.DELETED, UNCHANGED);
    }
}
