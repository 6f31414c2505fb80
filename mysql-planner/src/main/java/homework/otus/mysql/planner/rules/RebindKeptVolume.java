package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** A Retain volume whose claim is gone is bound to the new claim of that name; what it holds stays. */
public record RebindKeptVolume(Storage storage) implements Rule {
    @Override
    public String name() {
        return "Bind the kept " + storage.volume().title() + " again";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<ClaimFact> claim = situation.ours(storage);
        Optional<VolumeFact> volume = situation.oursVolume(storage);
        if (!situation.wantsServer()
                || claim.isEmpty()
                || volume.isEmpty()
                || volume.get().terminating()) {
            return Decision.pass("there is no claim to bind");
        }
        Optional<Uid> boundTo = volume.get().claimRef().flatMap(VolumeFact.ClaimRef::uid);
        return boundTo.isEmpty() || boundTo.get().equals(claim.get().uid())
                ? Decision.pass("the volume is not bound to a claim that is gone")
                : Decision.next(
                        new Action.RebindVolume(
                                storage, volume.get().uid(), claim.get().uid()),
                        "its own claim is gone");
    }
}
