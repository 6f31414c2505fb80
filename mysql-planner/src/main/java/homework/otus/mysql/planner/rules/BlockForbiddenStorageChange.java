package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/** What storage cannot do: become smaller, or move to another class. The server goes on as it was last applied. */
public final class BlockForbiddenStorageChange implements Rule {
    private static final String ALLOWED = "the spec asks for no smaller storage, and for none of another class";
    private static final String WAY_ROUND =
            " The server goes on as before. Put the old value back, or delete the resource"
                    + " with deletionPolicy Backup and create it again with the new one: its rows come back from the final backup";

    @Override
    public String name() {
        return "Block what storage cannot do";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        MySqlSpec applied = situation.applied();
        MySqlSpec wanted = situation.spec();
        if (!applied.storageClassName().equals(wanted.storageClassName())) {
            return Decision.block(
                    "ChangeNotSupported",
                    "storageClassName cannot be changed: it was " + named(applied) + ", and the spec has "
                            + named(wanted) + "." + WAY_ROUND);
        }
        return Quantity.less(wanted.storageSize(), applied.storageSize())
                ? Decision.block(
                        "ChangeNotSupported",
                        "storage_size cannot go down, from " + applied.storageSize() + " to " + wanted.storageSize()
                                + "." + WAY_ROUND)
                : Decision.pass(ALLOWED);
    }

    private static String named(MySqlSpec spec) {
        return spec.storageClassName().orElse("none (static volumes)");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10)
                .fires("the storage class is another one, or the size is smaller: blocked, the server goes on")
                .passes(Causes.DELETED, ALLOWED);
    }
}
