package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.read.ClaimNotes;
import homework.otus.mysql.model.Action.CreateClaim;
import homework.otus.mysql.model.Action.CreateVolume;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Storage;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.NodeSelectorTermBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Static volumes and their claims. Each names the other from the start, and both have the empty storage
 * class: a default class of the cluster cannot come in between. A claim of a class names only a volume that is
 * bound to it again.
 */
final class StorageManifests {
    private static final String ONE_NODE = "ReadWriteOnce";
    private static final String NO_CLASS = "";

    private final AdapterSettings settings;

    StorageManifests(AdapterSettings settings) {
        this.settings = settings;
    }

    PersistentVolume volume(InstanceId instance, CreateVolume action) {
        Storage storage = action.storage();
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Annotations.LIFE, action.life().value());
        action.applied().ifPresent(applied -> annotations.put(Annotations.APPLIED, ClaimNotes.write(applied)));
        return new PersistentVolumeBuilder()
                .withMetadata(Parts.metadata(instance, storage.volume(), annotations))
                .withNewSpec()
                .withStorageClassName(NO_CLASS)
                .withAccessModes(ONE_NODE)
                .withPersistentVolumeReclaimPolicy("Retain")
                .withCapacity(Map.of("storage", new Quantity(action.size())))
                .withNewClaimRef()
                .withNamespace(instance.namespace())
                .withName(storage.claim().nameFor(instance))
                .endClaimRef()
                .withNewHostPath(directory(instance, action), "DirectoryOrCreate")
                .withNewNodeAffinity()
                .withNewRequired()
                .withNodeSelectorTerms(onNode(action.node()))
                .endRequired()
                .endNodeAffinity()
                .endSpec()
                .build();
    }

    /** The data of each life has a directory of its own, so that no other life ever meets it; backups outlive lives. */
    private String directory(InstanceId instance, CreateVolume action) {
        String own = settings.hostPathRoot() + "/" + instance.namespace() + "/" + instance.name();
        return action.storage() == Storage.DATA ? own + "/data/" + action.life() : own + "/backup";
    }

    private static NodeSelectorTerm onNode(String hostname) {
        return new NodeSelectorTermBuilder()
                .addNewMatchExpression()
                .withKey("kubernetes.io/hostname")
                .withOperator("In")
                .withValues(hostname)
                .endMatchExpression()
                .build();
    }

    PersistentVolumeClaim claim(InstanceId instance, CreateClaim action) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Annotations.LIFE, action.life().value());
        action.applied().ifPresent(applied -> annotations.put(Annotations.APPLIED, ClaimNotes.write(applied)));
        action.imageChange().ifPresent(change -> annotations.put(Annotations.IMAGE_CHANGE, ClaimNotes.write(change)));
        annotations.put(Annotations.OPENING, ClaimNotes.write(action.opening()));
        String staticVolume = action.storage().volume().nameFor(instance);
        return new PersistentVolumeClaimBuilder()
                .withMetadata(Parts.metadata(instance, action.storage().claim(), annotations))
                .withNewSpec()
                .withStorageClassName(action.storageClassName().orElse(NO_CLASS))
                .withVolumeName(
                        action.storageClassName().isPresent()
                                ? action.volumeName().orElse(null)
                                : staticVolume)
                .withAccessModes(ONE_NODE)
                .withNewResources()
                .addToRequests("storage", new Quantity(action.size()))
                .endResources()
                .endSpec()
                .build();
    }
}
