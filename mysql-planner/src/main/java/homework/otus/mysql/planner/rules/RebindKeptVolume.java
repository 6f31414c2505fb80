package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** A Retain volume whose claim is gone is bound to the new claim of that name; what it holds stays. */
public record RebindKeptVolume(Storage storage) implements Rule {
    private static final String NO_CLAIM = "there is no claim to bind";
    private static final String NO_VOLUME = "there is no volume of ours to bind";
    private static final String GOING = "the volume is being deleted";
    private static final String NEVER_BOUND = "the volume was never bound";
    private static final String BOUND = "the volume is bound to its claim";

    @Override
    public String name() {
        return "Bind the kept " + storage.volume().title() + " again";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<ClaimFact> claim = situation.ours(storage);
        Optional<VolumeFact> volume = situation.oursVolume(storage);
        if (claim.isEmpty() || volume.isEmpty()) {
            return Decision.pass(claim.isEmpty() ? NO_CLAIM : NO_VOLUME);
        }
        if (volume.get().terminating()) {
            return Decision.pass(GOING);
        }
        Optional<Uid> boundTo = volume.get().claimRef().flatMap(VolumeFact.ClaimRef::uid);
        if (boundTo.isEmpty()) {
            return Decision.pass(NEVER_BOUND);
        }
        return boundTo.get().equals(claim.get().uid())
                ? Decision.pass(BOUND)
                : Decision.next(
                        new Action.RebindVolume(
                                storage, volume.get().uid(), claim.get().uid()),
                        "its own claim is gone",
                        "boundTo=another-claim",
                        Facts.uid(volume.get().uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires("our volume is bound to a claim that is gone: it is bound to the one that is there")
                .passes(Causes.NO_SERVER, NO_CLAIM, NO_VOLUME, GOING, NEVER_BOUND, BOUND);
    }
}
