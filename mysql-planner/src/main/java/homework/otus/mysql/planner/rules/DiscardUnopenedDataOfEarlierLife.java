package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.Volumes;
import java.util.Optional;

/**
 * Data of an earlier life that no client ever saw is half-made: it goes, so that this life starts
 * from the backup and not from a torso (invariants I1 and I3). The volume goes before the claim,
 * because the claim holds the knowledge that nothing was opened.
 */
public final class DiscardUnopenedDataOfEarlierLife implements Rule {
    private static final String WHY = "no client ever saw what is in it";
    private static final String SEEN = "clients may have seen the data";

    @Override
    public String name() {
        return "Discard unopened data of an earlier life";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<String> kept = situation.deleting() ? Optional.of(Causes.DELETED) : whyKept(situation, claim);
        if (kept.isPresent()) {
            return Decision.pass(kept.get());
        }
        Optional<Decision> stop = Servers.stop(situation, "it serves unopened data of an earlier life");
        return stop.orElseGet(() -> discard(situation, "life=" + life(claim)));
    }

    private static Optional<String> whyKept(Situation situation, Optional<ClaimFact> claim) {
        if (claim.isEmpty()) {
            return Optional.of(Causes.NO_CLAIM);
        }
        if (claim.get().life().equals(Optional.of(situation.life()))) {
            return Optional.of(Causes.THIS_LIFE);
        }
        return claim.get().opening().state() == Opening.State.NEVER ? Optional.empty() : Optional.of(SEEN);
    }

    private static Decision discard(Situation situation, String life) {
        Optional<Action> removal = Volumes.removal(situation);
        if (removal.isPresent()) {
            return Decision.next(removal.get(), WHY, "opening=NEVER", life, Facts.uid(Volumes.target(removal.get())));
        }
        return Decision.await(new Condition.Gone(ObjectRole.DATA_CLAIM), WHY, "opening=NEVER", life);
    }

    private static String life(Optional<ClaimFact> claim) {
        return claim.flatMap(ClaimFact::life).map(Uid::value).orElse("unknown");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1, Invariant.I3, Invariant.I4)
                .fires("data of an earlier life was never opened: its server goes, then volume and claim")
                .passes(Causes.DELETED, Causes.NO_CLAIM, Causes.THIS_LIFE, SEEN);
    }
}
