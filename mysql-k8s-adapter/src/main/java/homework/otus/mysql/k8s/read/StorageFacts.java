package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads volumes and claims. */
final class StorageFacts {
    /** The label by which a static volume is pinned. Its value is not always the name of the node. */
    static final String HOSTNAME = "kubernetes.io/hostname";

    private StorageFacts() {}

    static VolumeFact volume(PersistentVolume volume, InstanceId instance, ObjectRole role) {
        VolumeFact.Builder fact = VolumeFact.builder()
                .uid(Facts.uid(volume))
                .ownership(Labels.ownership(volume, instance, role))
                .terminating(Facts.terminating(volume))
                .life(Facts.life(volume))
                .node(node(volume))
                .capacity(capacity(volume))
                .claimRef(Optional.ofNullable(volume.getSpec().getClaimRef()).map(StorageFacts::claimRef))
                .recognised(recognised(volume))
                .reclaim(reclaim(volume));
        if (role == ObjectRole.DATA_VOLUME) {
            fact.applied(ClaimNotes.applied(volume)).imageChange(ClaimNotes.imageChange(volume));
        }
        boolean dynamic = !volume.getMetadata().getName().equals(role.nameFor(instance));
        if (dynamic) {
            fact.dynamic(true)
                    .name(volume.getMetadata().getName())
                    .storageClassName(Optional.ofNullable(volume.getSpec().getStorageClassName())
                            .filter(name -> !name.isEmpty()));
        }
        return fact.build();
    }

    /** The API server has Retain for volumes that name none; Recycle empties the volume, too. */
    private static VolumeFact.Reclaim reclaim(PersistentVolume volume) {
        String policy = volume.getSpec().getPersistentVolumeReclaimPolicy();
        return policy == null || policy.equals("Retain") ? VolumeFact.Reclaim.RETAIN : VolumeFact.Reclaim.DELETE;
    }

    /** The API server makes every volume "Pending"; the volume controller writes any other phase. */
    private static boolean recognised(PersistentVolume volume) {
        String phase = volume.getStatus() == null ? null : volume.getStatus().getPhase();
        return phase != null && !phase.equals("Pending");
    }

    private static VolumeFact.ClaimRef claimRef(ObjectReference reference) {
        return new VolumeFact.ClaimRef(
                reference.getNamespace() == null ? "" : reference.getNamespace(),
                reference.getName() == null ? "" : reference.getName(),
                Optional.ofNullable(reference.getUid())
                        .filter(uid -> !uid.isEmpty())
                        .map(Uid::new));
    }

    private static String capacity(PersistentVolume volume) {
        return storage(volume.getSpec().getCapacity()).orElse("");
    }

    private static Optional<String> storage(@Nullable Map<String, Quantity> amounts) {
        return Optional.ofNullable(amounts).map(them -> them.get("storage")).map(Quantity::toString);
    }

    /** What the claim has of what it asks for. */
    private static Optional<String> capacity(PersistentVolumeClaim claim) {
        return claim.getStatus() == null
                ? Optional.empty()
                : storage(claim.getStatus().getCapacity());
    }

    private static Optional<String> size(PersistentVolumeClaim claim) {
        return claim.getSpec().getResources() == null
                ? Optional.empty()
                : storage(claim.getSpec().getResources().getRequests());
    }

    /** A claim that names the static volume is for that one, whatever class both of them say. */
    private static Optional<String> storageClass(PersistentVolumeClaim claim, String staticVolume) {
        return staticVolume.equals(claim.getSpec().getVolumeName())
                ? Optional.empty()
                : Optional.ofNullable(claim.getSpec().getStorageClassName()).filter(name -> !name.isEmpty());
    }

    private static Optional<String> node(PersistentVolume volume) {
        return Stream.ofNullable(volume.getSpec().getNodeAffinity())
                .flatMap(affinity -> Stream.ofNullable(affinity.getRequired()))
                .flatMap(required -> required.getNodeSelectorTerms().stream())
                .flatMap(term -> term.getMatchExpressions().stream())
                .filter(StorageFacts::namesOneNode)
                .map(requirement -> requirement.getValues().get(0))
                .findFirst();
    }

    private static boolean namesOneNode(NodeSelectorRequirement requirement) {
        return HOSTNAME.equals(requirement.getKey())
                && "In".equals(requirement.getOperator())
                && requirement.getValues().size() == 1;
    }

    /** What the API server or the volume controller calls bound. */
    private static boolean bound(PersistentVolumeClaim claim) {
        return claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
    }

    static ClaimFact claim(PersistentVolumeClaim claim, InstanceId instance, ObjectRole role) {
        String staticVolume =
                (role == ObjectRole.DATA_CLAIM ? ObjectRole.DATA_VOLUME : ObjectRole.BACKUP_VOLUME).nameFor(instance);
        ClaimFact.Builder fact = ClaimFact.builder()
                .uid(Facts.uid(claim))
                .ownership(Labels.ownership(claim, instance, role))
                .terminating(Facts.terminating(claim))
                .life(Facts.life(claim))
                .bound(bound(claim))
                .storageClassName(storageClass(claim, staticVolume))
                .size(size(claim).orElse(""))
                .capacity(capacity(claim))
                .volumeName(Optional.ofNullable(claim.getSpec().getVolumeName()).filter(name -> !name.isEmpty()));
        if (role == ObjectRole.DATA_CLAIM) {
            fact.applied(ClaimNotes.applied(claim))
                    .opening(ClaimNotes.opening(claim))
                    .renamingTo(Annotations.of(claim, Annotations.RENAMING_TO))
                    .imageChange(ClaimNotes.imageChange(claim));
        }
        return fact.build();
    }
}
