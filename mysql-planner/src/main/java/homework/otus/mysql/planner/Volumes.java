package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.Optional;

/** What there is to know and to do about volumes, be they static or made by a class. */
public final class Volumes {
    private Volumes() {}

    /** A class made it for the claim of ours that there is now; it has no labels of anybody. */
    static boolean isMadeForOurs(Storage storage, ClusterSnapshot snapshot) {
        Optional<ClaimFact> claim = storage.claimIn(snapshot).filter(fact -> fact.ownership() == Ownership.OURS);
        return claim.isPresent()
                && storage.volumeIn(snapshot)
                        .filter(volume -> volume.dynamic() && volume.ownership() == Ownership.UNLABELLED)
                        .flatMap(VolumeFact::claimRef)
                        .flatMap(VolumeFact.ClaimRef::uid)
                        .equals(Optional.of(claim.get().uid()));
    }

    /**
     * The next write that removes the data; empty when all of it is going. A static volume is deleted first, and
     * goes after its claim; of one that a class made it is said that it goes with its claim.
     */
    public static Optional<Action> removal(Situation situation) {
        Optional<VolumeFact> volume = situation.oursVolume(Storage.DATA).filter(fact -> !fact.terminating());
        if (volume.isPresent() && !volume.get().goesWithItsClaim()) {
            return Optional.of(
                    volume.get().dynamic()
                            ? reclaim(Storage.DATA, volume.get(), VolumeFact.Reclaim.DELETE)
                            : new Action.Delete(
                                    ObjectRole.DATA_VOLUME, volume.get().uid()));
        }
        return situation
                .ours(Storage.DATA)
                .filter(claim -> !claim.terminating())
                .map(claim -> new Action.Delete(ObjectRole.DATA_CLAIM, claim.uid()));
    }

    /** The UID of the object that a {@link #removal} means. */
    public static Uid target(Action removal) {
        return removal instanceof Action.Delete delete ? delete.uid() : ((Action.SetReclaim) removal).volume();
    }

    /** Says what becomes of what is behind a volume of a class. */
    public static Action reclaim(Storage storage, VolumeFact volume, VolumeFact.Reclaim reclaim) {
        return new Action.SetReclaim(storage, volume.name().orElse(""), volume.uid(), reclaim);
    }
}
