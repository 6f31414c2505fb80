package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/**
 * Every backup in the catalogue has a MySQLBackup, those too that were taken for a deletion or before an upgrade: so
 * all of them are seen, named for a restore, removed by retention, and deleted in one way.
 */
public final class ListBackup implements Rule {
    @Override
    public String name() {
        return "List a backup";
    }

    @Override
    public Decision decide(Situation situation) {
        return situation.deleting() ? Decision.pass(Causes.DELETED) : Listing.of(situation);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I6)
                .fires(
                        "the catalogue holds a backup without a MySQLBackup: one is made, and tells of it",
                        "the catalogue holds the backup of a MySQLBackup that says otherwise: it tells of it")
                .passes(Causes.DELETED, Listing.LISTED);
    }
}
