package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.NodeFit;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * A server does not restart into settings, or with another image, where the node that its data is pinned to would not take
 * it again. It goes on as it was last applied.
 */
public final class BlockUnfitSettings implements Rule {
    private static final String SAME = "neither settings nor image are to change";
    private static final String FITS = "the node of the data takes the server that is wanted";

    @Override
    public String name() {
        return "Block settings that the node of the data does not fit";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        MySqlSpec applied = situation.applied();
        MySqlSpec wanted = situation.spec();
        if (applied.image().equals(wanted.image()) && applied.settings().equals(wanted.settings())) {
            return Decision.pass(SAME);
        }
        Optional<String> misfit = NodeFit.ofData(situation, wanted.settings());
        return misfit.isPresent()
                ? Decision.block(NodeFit.CODE, misfit.get() + "; the server goes on as before")
                : Decision.pass(FITS);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I10)
                .fires(
                        "settings or image are to change, and the node of the data would not take that server: blocked, it goes on")
                .passes(Causes.DELETED, SAME, FITS);
    }
}
