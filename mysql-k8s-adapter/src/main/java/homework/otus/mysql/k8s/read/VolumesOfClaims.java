package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the volume of a claim. A static one has a name of ours. One that a class made has any name: the claim names
 * it, and it names the claim with its UID; or it has our labels, and its claim is lost.
 */
final class VolumesOfClaims {
    private final ObjectSource source;
    private final InstanceId instance;
    /** Asked for once: the API server goes through all volumes for it. */
    private Optional<List<PersistentVolume>> labelled = Optional.empty();

    VolumesOfClaims(ObjectSource source, InstanceId instance) {
        this.source = source;
        this.instance = instance;
    }

    Optional<VolumeFact> find(Storage storage, Optional<PersistentVolumeClaim> claim) {
        return byOurName(storage)
                .or(() -> claim.flatMap(it -> namedBy(it, storage)))
                .or(() -> claim.isPresent() ? Optional.empty() : byLabels(storage))
                .map(volume -> StorageFacts.volume(volume, instance, storage.volume()));
    }

    private Optional<PersistentVolume> byOurName(Storage storage) {
        return source.find(PersistentVolume.class, "", storage.volume().nameFor(instance));
    }

    private Optional<PersistentVolume> namedBy(PersistentVolumeClaim claim, Storage storage) {
        return Optional.ofNullable(claim.getSpec().getVolumeName())
                .filter(name -> !name.isEmpty())
                .flatMap(name -> source.find(PersistentVolume.class, "", name))
                .filter(volume ->
                        names(volume, claim) || Labels.ownership(volume, instance, storage.volume()) == Ownership.OURS);
    }

    private static boolean names(PersistentVolume volume, PersistentVolumeClaim claim) {
        return volume.getSpec().getClaimRef() != null
                && Objects.equals(
                        volume.getSpec().getClaimRef().getUid(),
                        claim.getMetadata().getUid());
    }

    /** Of several the one that stays, and of those the newest: the others are on their way out. */
    private Optional<PersistentVolume> byLabels(Storage storage) {
        return labelled().stream()
                .filter(volume -> Labels.ownership(volume, instance, storage.volume()) == Ownership.OURS)
                .max(Comparator.comparing(VolumesOfClaims::stays)
                        .thenComparing(
                                volume -> volume.getMetadata().getCreationTimestamp(),
                                Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                        .thenComparing(
                                (HasMetadata volume) -> volume.getMetadata().getName()));
    }

    private List<PersistentVolume> labelled() {
        if (labelled.isEmpty()) {
            labelled = Optional.of(source.list(PersistentVolume.class, "", Labels.ofInstance(instance)));
        }
        return labelled.get();
    }

    private static boolean stays(PersistentVolume volume) {
        return !Facts.terminating(volume) && "Retain".equals(volume.getSpec().getPersistentVolumeReclaimPolicy());
    }
}
