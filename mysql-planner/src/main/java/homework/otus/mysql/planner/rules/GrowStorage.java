package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Changes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * Makes both volumes larger, then records the new size. A claim of a class is expanded; a static one cannot
 * grow: the number on its volume is changed, and nothing about the disk.
 *
 * <p>Only the data claim is waited for: some drivers expand a file system when a pod mounts it, and the
 * backup claim is mounted by Jobs.
 */
public final class GrowStorage implements Rule {
    private static final String NOT_LARGER = "the spec asks for no more storage than was last applied";

    @Override
    public String name() {
        return "Grow the storage";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        Optional<ClaimFact> data = situation.ours(Storage.DATA);
        if (data.isEmpty()) {
            return Decision.pass(Causes.NO_CLAIM);
        }
        String size = situation.spec().storageSize();
        String applied = situation.applied().storageSize();
        boolean larger = Quantity.less(applied, size);
        Optional<String> ofBackups = situation.spec().backup().storageSize();
        Optional<Decision> growing = (larger ? grown(situation, Storage.DATA, size) : Optional.<Decision>empty())
                .or(() -> ofBackups.isPresent() || larger
                        ? grown(situation, Storage.BACKUP, ofBackups.orElse(size))
                        : Optional.empty());
        if (growing.isPresent()) {
            return growing.get();
        }
        if (!larger) {
            return Decision.pass(NOT_LARGER);
        }
        return Decision.next(
                new Action.RecordApplied(
                        data.get().uid(),
                        MySqlSpec.builder()
                                .from(situation.applied())
                                .storageSize(size)
                                .build(),
                        List.of(Changes.sentence("storage_size", applied, size) + note(situation))),
                "both volumes have the new size",
                "applied=" + applied,
                "wanted=" + size);
    }

    private static String note(Situation situation) {
        return situation.storageClass(Storage.DATA).isPresent()
                ? ""
                : " (static volumes: the number on them; their disk is as large as before)";
    }

    private static Optional<Decision> grown(Situation situation, Storage storage, String size) {
        return situation.storageClass(storage).isPresent()
                ? expand(situation, storage, size)
                : grow(situation, storage, size);
    }

    private static Optional<Decision> grow(Situation situation, Storage storage, String size) {
        Optional<VolumeFact> volume = situation.oursVolume(storage);
        return volume.filter(fact -> Quantity.less(fact.capacity(), size))
                .map(fact -> Decision.next(
                        new Action.GrowVolume(storage, fact.uid(), size),
                        "a static claim cannot grow: the number on its volume does, nothing about the disk changes",
                        "capacity=" + fact.capacity(),
                        "wanted=" + size,
                        Facts.uid(fact.uid())));
    }

    private static Optional<Decision> expand(Situation situation, Storage storage, String size) {
        Optional<ClaimFact> claim = situation.ours(storage).filter(fact -> !fact.terminating());
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        if (Quantity.less(claim.get().size(), size)) {
            return Optional.of(
                    expands(situation, storage)
                            ? Decision.next(
                                    new Action.ExpandClaim(storage, claim.get().uid(), size),
                                    "its storage class allows expansion",
                                    "size=" + claim.get().size(),
                                    "wanted=" + size,
                                    Facts.uid(claim.get().uid()))
                            : Decision.block("CannotGrow", refusal(situation, storage, size)));
        }
        boolean waits = storage == Storage.DATA
                && Quantity.less(claim.get().capacity().orElse("0"), claim.get().size());
        return waits
                ? Optional.of(Decision.await(
                        new Condition.ClaimExpanded(storage),
                        "the storage class makes it larger",
                        "size=" + claim.get().size(),
                        "capacity=" + claim.get().capacity().orElse("unknown")))
                : Optional.empty();
    }

    private static boolean expands(Situation situation, Storage storage) {
        return situation
                .snapshot()
                .storageClass(storage)
                .filter(StorageClassFact::expands)
                .map(StorageClassFact::name)
                .equals(situation.storageClass(storage));
    }

    private static String refusal(Situation situation, Storage storage, String size) {
        String field = storage == Storage.BACKUP
                        && situation.spec().backup().storageSize().isPresent()
                ? "spec.backup.storageSize"
                : "storage_size";
        String from = situation
                .ours(storage)
                .map(ClaimFact::size)
                .orElse(situation.applied().storageSize());
        return field + " cannot go from " + from + " to " + size
                + ": storage class " + situation.storageClass(storage).orElse("")
                + " does not say allowVolumeExpansion: true. The server goes on as before. Let the class allow it, put"
                + " the old value back, or delete the resource and create it again with the new one";
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I10)
                .fires(
                        "more storage is wanted, and a class made the volume: its claim is expanded, and that is awaited",
                        "more storage is wanted, and the class does not allow expansion: blocked, the server goes on",
                        "more storage is wanted, and the volume is static: the number on it is changed",
                        "all of it is larger: the new size is recorded")
                .passes(Causes.DELETED, Causes.NO_CLAIM, NOT_LARGER);
    }
}
