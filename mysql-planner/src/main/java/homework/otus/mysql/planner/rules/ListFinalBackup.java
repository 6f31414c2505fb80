package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/**
 * What a deletion leaves can be seen, named for a restore and deleted when the instance is gone. Not before the data is:
 * until then nobody must be able to delete the one backup that holds it all.
 */
public final class ListFinalBackup implements Rule {
    @Override
    public String name() {
        return "List the final backup";
    }

    @Override
    public Decision decide(Situation situation) {
        return situation.deleting() ? Listing.of(situation) : Decision.pass(Causes.NOT_DELETED);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1, Invariant.I6)
                .fires(
                        "the data of a deleted resource is gone, and a backup in the catalogue has no MySQLBackup that tells"
                                + " of it: one is made, and tells")
                .passes(Causes.NOT_DELETED, Listing.LISTED);
    }
}
