package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;

/**
 * A data claim that somebody deleted goes as soon as no pod uses it. Its Retain volume keeps the
 * data and is bound again, so the server is stopped in good order and comes back with a new claim.
 */
public final class LetDoomedClaimGo implements Rule {
    @Override
    public String name() {
        return "Let a claim go that was deleted by hand";
    }

    @Override
    public Decision decide(Situation situation) {
        boolean doomed =
                situation.ours(Storage.DATA).filter(ClaimFact::terminating).isPresent();
        if (situation.deleting() || !doomed) {
            return Decision.pass("the data claim stays, or the resource is deleted anyway");
        }
        return Servers.stop(situation, "its claim was deleted by hand; the volume keeps the data")
                .orElseGet(() -> Decision.pass("no pod holds the claim any more"));
    }
}
