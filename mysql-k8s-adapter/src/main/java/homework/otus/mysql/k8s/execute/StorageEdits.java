package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.read.ClaimNotes;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.VolumeFact;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Objects;
import java.util.Optional;

/** Changes of volumes, and of what claims ask for. Volumes may have any name, and labels are what makes them ours. */
final class StorageEdits {
    private final Writes writes;
    private final InstanceId instance;

    StorageEdits(Writes writes, InstanceId instance) {
        this.writes = writes;
        this.instance = instance;
    }

    /** Puts the claim that there is now into the place of the lost one: the volume is bound to it, data and all. */
    void rebind(Action.RebindVolume action) {
        ObjectRole role = action.storage().claim();
        PersistentVolumeClaim claim = (PersistentVolumeClaim) writes.require(instance, role, action.claim());
        writes.requireOurs(claim, instance, role);
        PersistentVolume volume = writes.requireVolume(claim.getSpec().getVolumeName(), action.volume());
        writes.requireOurs(volume, instance, action.storage().volume());
        ObjectNode patch = Json.object();
        patch.withObjectProperty("spec")
                .withObjectProperty("claimRef")
                .put("apiVersion", "v1")
                .put("kind", "PersistentVolumeClaim")
                .put("namespace", instance.namespace())
                .put("name", role.nameFor(instance))
                .put("uid", claim.getMetadata().getUid())
                .putNull("resourceVersion");
        writes.merge(volume, patch);
    }

    /**
     * Says what becomes of what is behind the volume, and labels it. One that has no label of ours yet has to name our
     * claim with its UID.
     */
    void reclaim(Action.SetReclaim action) {
        ObjectRole role = action.storage().volume();
        PersistentVolume volume = writes.requireVolume(action.name(), action.volume());
        Optional<? extends HasMetadata> claim =
                writes.find(instance, action.storage().claim());
        boolean ours = Labels.ownership(volume, instance, role) == Ownership.OURS
                || (Labels.ownership(volume, instance, role) == Ownership.UNLABELLED
                        && claim.filter(it -> names(volume, it)).isPresent());
        if (!ours) {
            throw Writes.notOurs(instance, role, action.name());
        }
        ObjectNode patch = Json.object();
        ObjectNode metadata = patch.withObjectProperty("metadata");
        Labels.of(instance, role).forEach(metadata.withObjectProperty("labels")::put);
        if (Annotations.of(volume, Annotations.LIFE).isEmpty()) {
            claim.flatMap(it -> Annotations.of(it, Annotations.LIFE))
                    .ifPresent(
                            life -> metadata.withObjectProperty("annotations").put(Annotations.LIFE, life));
        }
        patch.withObjectProperty("spec")
                .put(
                        "persistentVolumeReclaimPolicy",
                        action.reclaim() == VolumeFact.Reclaim.RETAIN ? "Retain" : "Delete");
        writes.merge(volume, patch);
    }

    private boolean names(PersistentVolume volume, HasMetadata claim) {
        return volume.getSpec().getClaimRef() != null
                && Objects.equals(
                        volume.getSpec().getClaimRef().getUid(),
                        claim.getMetadata().getUid())
                && Objects.equals(volume.getSpec().getClaimRef().getNamespace(), instance.namespace());
    }

    /** A static volume: the number on it. */
    void grow(Action.GrowVolume action) {
        ObjectRole role = action.storage().volume();
        HasMetadata volume = writes.require(instance, role, action.volume());
        writes.requireOurs(volume, instance, role);
        ObjectNode patch = Json.object();
        patch.withObjectProperty("spec").withObjectProperty("capacity").put("storage", action.size());
        writes.merge(volume, patch);
    }

    /** What the data on it is served with. */
    void note(Action.NoteOnVolume action) {
        PersistentVolume volume = writes.requireVolume(action.name(), action.volume());
        writes.requireOurs(volume, instance, ObjectRole.DATA_VOLUME);
        ObjectNode patch = Json.object();
        patch.withObjectProperty("metadata")
                .withObjectProperty("annotations")
                .put(Annotations.APPLIED, ClaimNotes.write(action.applied()))
                .put(
                        Annotations.IMAGE_CHANGE,
                        action.imageChange().map(ClaimNotes::write).orElse(null));
        writes.merge(volume, patch);
    }

    void expand(Action.ExpandClaim action) {
        ObjectRole role = action.storage().claim();
        HasMetadata claim = writes.require(instance, role, action.claim());
        writes.requireOurs(claim, instance, role);
        ObjectNode patch = Json.object();
        patch.withObjectProperty("spec")
                .withObjectProperty("resources")
                .withObjectProperty("requests")
                .put("storage", action.size());
        writes.merge(claim, patch);
    }
}
