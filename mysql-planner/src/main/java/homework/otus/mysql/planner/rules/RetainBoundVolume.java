package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import homework.otus.mysql.planner.Volumes;
import java.util.Optional;

/**
 * A volume that a storage class made for our claim is kept from the moment it is bound, and labelled, so
 * that it is found again when its claim is lost (invariant I12). It comes before everything that opens data.
 */
public record RetainBoundVolume(Storage storage) implements Rule {
    private static final String NONE = "no storage class has made a volume for a claim of ours";
    private static final String UNCLAIMED = "the volume is not bound to the claim that there is";
    private static final String MAY_GO = "the data on it may go";
    private static final String KEPT = "the volume is kept already";

    @Override
    public String name() {
        return "Retain the bound " + storage.volume().title();
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<VolumeFact> volume = situation.oursVolume(storage).filter(VolumeFact::dynamic);
        if (volume.isEmpty()) {
            return Decision.pass(NONE);
        }
        Optional<ClaimFact> claim = situation.ours(storage);
        boolean bound = claim.isPresent()
                && volume.get().claimRef().flatMap(VolumeFact.ClaimRef::uid).equals(claim.map(ClaimFact::uid));
        if (!bound) {
            return Decision.pass(UNCLAIMED);
        }
        if (storage == Storage.DATA && mayGo(situation, claim.get())) {
            return Decision.pass(MAY_GO);
        }
        boolean kept = volume.get().reclaim() == VolumeFact.Reclaim.RETAIN
                && volume.get().ownership() == Ownership.OURS
                && (volume.get().life().isPresent() || claim.get().life().isEmpty());
        return kept
                ? Decision.pass(KEPT)
                : Decision.next(
                        Volumes.reclaim(storage, volume.get(), VolumeFact.Reclaim.RETAIN),
                        "its storage class would remove it with its claim, or has not labelled it",
                        "reclaim=" + volume.get().reclaim(),
                        "labels=" + volume.get().ownership(),
                        Facts.uid(volume.get().uid()));
    }

    private static boolean mayGo(Situation situation, ClaimFact claim) {
        boolean discarded = !claim.life().equals(Optional.of(situation.life()))
                && claim.opening().state() == Opening.State.NEVER;
        return situation.deleting() ? !situation.needsFinalBackup() && !situation.keepsData() : discarded;
    }

    @Override
    public RuleCard card() {
        RuleCard card = RuleCard.keeping(Invariant.I1, Invariant.I12)
                .fires("a storage class made the volume of our claim, and it is not kept yet: it is, and is labelled");
        return storage == Storage.DATA
                ? card.passes(NONE, UNCLAIMED, MAY_GO, KEPT)
                : card.passes(NONE, UNCLAIMED, KEPT);
    }
}
