package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * A data claim that somebody deleted goes as soon as no pod uses it. Its Retain volume keeps the
 * data and is bound again, so the server is stopped in good order and comes back with a new claim.
 */
public final class LetDoomedClaimGo implements Rule {
    private static final String STAYS = "nobody deleted the data claim";
    private static final String NO_POD = "no pod holds the data claim any more";

    @Override
    public String name() {
        return "Let a claim go that was deleted by hand";
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
        if (!claim.get().terminating()) {
            return Decision.pass(STAYS);
        }
        return Servers.stop(situation, "its claim was deleted by hand; the volume keeps the data")
                .orElseGet(() -> Decision.pass(NO_POD));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I4, Invariant.I5)
                .fires("the data claim is being deleted, and a server holds it: the server is stopped")
                .passes(Causes.DELETED, Causes.NO_CLAIM, STAYS, NO_POD);
    }
}
