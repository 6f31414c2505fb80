package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.BackupPolicyViolations;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;

/** What is wrong in {@code spec.backup} does not touch the server: it is said at the end of the road. */
public final class BlockOnBackupPolicy implements Rule {
    private static final String VALID = "spec.backup can be followed";

    @Override
    public String name() {
        return "Block on a backup policy that cannot be followed";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        List<String> violations = BackupPolicyViolations.of(situation.spec(), situation.snapshot());
        return violations.isEmpty()
                ? Decision.pass(VALID)
                : Decision.block("InvalidBackupPolicy", String.join("; ", violations) + "; the server goes on");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires("spec.backup holds what cannot be followed: blocked, the server goes on")
                .passes(Causes.DELETED, VALID);
    }
}
