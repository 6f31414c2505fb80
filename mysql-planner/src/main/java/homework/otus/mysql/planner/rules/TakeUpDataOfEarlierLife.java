package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Data that an earlier life left behind, and that clients may have seen, goes on in this one. The
 * server of that life goes first: it may be fenced for a final backup that nobody needs any more.
 */
public final class TakeUpDataOfEarlierLife implements Rule {
    @Override
    public String name() {
        return "Take up the data of an earlier life";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        if (claim.isEmpty()) {
            return Decision.pass(Causes.NO_CLAIM);
        }
        if (claim.get().life().equals(Optional.of(situation.life()))) {
            return Decision.pass(Causes.THIS_LIFE);
        }
        return Servers.stop(situation, "it serves an earlier life, perhaps fenced")
                .orElseGet(() -> Decision.next(
                        new Action.TakeUpData(claim.get().uid(), situation.life()),
                        "it was kept when that life ended",
                        "life=" + claim.get().life().map(Object::toString).orElse("unknown"),
                        Facts.opening(situation)));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I4, Invariant.I5)
                .fires("the data claim is of an earlier life: its server is stopped, then the claim joins this life")
                .passes(Causes.DELETED, Causes.NO_CLAIM, Causes.THIS_LIFE);
    }
}
