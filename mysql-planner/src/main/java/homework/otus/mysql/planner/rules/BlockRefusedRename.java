package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Renames;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Says why the database keeps its old name, and what can be done about it. The server goes on meanwhile. */
public final class BlockRefusedRename implements Rule {
    private static final String NONE = "the server refused no name that is wanted now";

    @Override
    public String name() {
        return "Block on a refused rename";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<JobState.Failed> refusal = Renames.refusal(situation);
        return refusal.isEmpty()
                ? Decision.pass(NONE)
                : Decision.block(
                        "RenameRefused",
                        "the database stays " + situation.applied().database() + ", and the server goes on: "
                                + refusal.get().message() + ". Change what it names and delete job "
                                + situation.name(ObjectRole.RENAME_JOB)
                                + " to try again, or put the old name back into spec.database");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires(
                        "the server refused the name that is wanted, and nothing was changed: blocked, the server goes on")
                .passes(NONE);
    }
}
