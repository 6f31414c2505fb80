package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import java.util.Optional;

/** What {@link PlanValidator} asks of steps that change storage; it knows nothing of the rules either. */
final class StorageChecks {
    private StorageChecks() {}

    /** It is the volume that is meant, made by a class for our claim, or ours by its labels; backups are never let go. */
    static Optional<String> reclaim(ClusterSnapshot now, Action.SetReclaim action) {
        Optional<VolumeFact> volume = action.storage().volumeIn(now);
        if (volume.isEmpty() || !volume.get().uid().equals(action.volume())) {
            return broken("I4", "the " + action.storage().volume().title() + " is another one");
        }
        boolean ours = volume.get().ownership() == Ownership.OURS || Volumes.isMadeForOurs(action.storage(), now);
        if (!ours || !volume.get().dynamic()) {
            return broken("I8", "the " + action.storage().volume().title() + " is not made for a claim of ours");
        }
        return action.destroys() && action.storage() == Storage.BACKUP
                ? broken("I3", "the backups let go")
                : Optional.empty();
    }

    /** The data is on a volume that would be lost with its claim. */
    static boolean goesWithItsClaim(ClusterSnapshot now) {
        return now.dataVolume().filter(VolumeFact::goesWithItsClaim).isPresent();
    }

    static Optional<String> grow(ClusterSnapshot now, Action.GrowVolume action) {
        boolean grows = action.storage()
                .volumeIn(now)
                .filter(volume -> !volume.dynamic() && Quantity.less(volume.capacity(), action.size()))
                .isPresent();
        return grows ? Optional.empty() : broken("I10", "a volume that would not grow");
    }

    static Optional<String> expand(ClusterSnapshot now, Action.ExpandClaim action) {
        boolean grows = action.storage()
                .claimIn(now)
                .filter(claim -> claim.storageClassName().isPresent() && Quantity.less(claim.size(), action.size()))
                .isPresent();
        return grows ? Optional.empty() : broken("I10", "a claim that would not grow");
    }

    /** A size is recorded when it is there, and the class never changes. */
    static Optional<String> record(ClusterSnapshot now, Action.RecordApplied action) {
        Optional<MySqlSpec> before = now.dataClaim().flatMap(ClaimFact::applied);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        if (!before.get().storageClassName().equals(action.applied().storageClassName())) {
            return broken("I10", "another storage class recorded");
        }
        String size = action.applied().storageSize();
        if (Quantity.same(size, before.get().storageSize())) {
            return Optional.empty();
        }
        boolean there = now.dataClaim().flatMap(ClaimFact::storageClassName).isPresent()
                ? now.dataClaim()
                        .flatMap(ClaimFact::capacity)
                        .filter(has -> !Quantity.less(has, size))
                        .isPresent()
                : now.dataVolume()
                        .filter(volume -> !Quantity.less(volume.capacity(), size))
                        .isPresent();
        return there && Quantity.less(before.get().storageSize(), size)
                ? Optional.empty()
                : broken("I10", "a storage size recorded that is not there");
    }

    private static Optional<String> broken(String invariant, String what) {
        return PlanValidator.broken(invariant, what);
    }
}
