package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.model.Quantity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSelectorTermBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Plays the provisioner of a storage class, which the local cluster has none of: makes a volume on the node for each
 * claim, removes it with its directory when it is released and not retained, and expands.
 */
public final class Provisioner implements AutoCloseable {
    private static final String NODE_CHOSEN = "volume.kubernetes.io/selected-node";
    private static final long PAUSE_MILLIS = 300;
    private static final String WAIT = "WaitForFirstConsumer";

    private final KubernetesClient client;
    private final StorageClass storageClass;
    private final Thread loop = new Thread(this::run, "provisioner");

    private Provisioner(KubernetesClient client, StorageClass storageClass) {
        this.client = client;
        this.storageClass = storageClass;
    }

    /** Makes the class, named after the namespace, and begins to serve it. */
    public static Provisioner start(Lab lab, String word, boolean waits) {
        String name = lab.namespaces().get(0) + "-" + word;
        StorageClass storageClass = new StorageClassBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withProvisioner("otus.homework/" + name)
                .withReclaimPolicy("Delete")
                .withVolumeBindingMode(waits ? WAIT : "Immediate")
                .withAllowVolumeExpansion(true)
                .build();
        KubernetesClient client = lab.cluster().client();
        Provisioner provisioner =
                new Provisioner(client, client.resource(storageClass).create());
        provisioner.loop.setDaemon(true);
        provisioner.loop.start();
        return provisioner;
    }

    public String className() {
        return storageClass.getMetadata().getName();
    }

    /** Every volume that was made and is there still. */
    public List<PersistentVolume> volumes() {
        return client.persistentVolumes().list().getItems().stream()
                .filter(volume -> className().equals(volume.getSpec().getStorageClassName()))
                .toList();
    }

    @Override
    public void close() {
        loop.interrupt();
        volumes().forEach(volume -> client.resource(volume).delete());
        client.resource(storageClass).delete();
    }

    private void run() {
        try {
            while (true) {
                turn();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        try {
            client.persistentVolumeClaims().inAnyNamespace().list().getItems().stream()
                    .filter(claim -> className().equals(claim.getSpec().getStorageClassName()))
                    .forEach(this::serve);
            volumes().stream().filter(Provisioner::isReleased).forEach(this::remove);
        } catch (KubernetesClientException e) {
            // somebody else was faster; the next turn sees it
        }
    }

    private void serve(PersistentVolumeClaim claim) {
        boolean named = claim.getSpec().getVolumeName() != null
                && !claim.getSpec().getVolumeName().isEmpty();
        String name = "pvc-" + claim.getMetadata().getUid();
        if (named) {
            expand(claim);
        } else if (isDue(claim) && client.persistentVolumes().withName(name).get() == null) {
            client.resource(volume(name, claim)).create();
        }
    }

    private boolean isDue(PersistentVolumeClaim claim) {
        return claim.getMetadata().getDeletionTimestamp() == null
                && (!WAIT.equals(storageClass.getVolumeBindingMode())
                        || claim.getMetadata().getAnnotations().containsKey(NODE_CHOSEN));
    }

    private PersistentVolume volume(String name, PersistentVolumeClaim claim) {
        Node node = client.nodes().list().getItems().get(0);
        return new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToAnnotations("pv.kubernetes.io/provisioned-by", storageClass.getProvisioner())
                .endMetadata()
                .withNewSpec()
                .withStorageClassName(className())
                .withAccessModes("ReadWriteOnce")
                .withPersistentVolumeReclaimPolicy(storageClass.getReclaimPolicy())
                .withCapacity(Map.of(
                        "storage", claim.getSpec().getResources().getRequests().get("storage")))
                .withNewClaimRef()
                .withApiVersion("v1")
                .withKind("PersistentVolumeClaim")
                .withNamespace(claim.getMetadata().getNamespace())
                .withName(claim.getMetadata().getName())
                .withUid(claim.getMetadata().getUid())
                .endClaimRef()
                .withNewHostPath(directory(name).toString(), "DirectoryOrCreate")
                .withNewNodeAffinity()
                .withNewRequired()
                .withNodeSelectorTerms(new NodeSelectorTermBuilder()
                        .addNewMatchExpression()
                        .withKey("kubernetes.io/hostname")
                        .withOperator("In")
                        .withValues(node.getMetadata().getLabels().get("kubernetes.io/hostname"))
                        .endMatchExpression()
                        .build())
                .endRequired()
                .endNodeAffinity()
                .endSpec()
                .build();
    }

    private static Path directory(String name) {
        return Namespaces.hostPathRoot().resolve("classes").resolve(name);
    }

    private void expand(PersistentVolumeClaim claim) {
        var asked = claim.getSpec().getResources().getRequests().get("storage");
        var has = claim.getStatus().getCapacity() == null
                ? null
                : claim.getStatus().getCapacity().get("storage");
        if (asked == null || has == null || !Quantity.less(has.toString(), asked.toString())) {
            return;
        }
        client.persistentVolumes().withName(claim.getSpec().getVolumeName()).edit(volume -> {
            volume.getSpec().setCapacity(Map.of("storage", asked));
            return volume;
        });
        client.resource(claim).editStatus(now -> {
            now.getStatus().setCapacity(Map.of("storage", asked));
            return now;
        });
    }

    private static boolean isReleased(PersistentVolume volume) {
        return volume.getStatus() != null
                && Objects.equals(volume.getStatus().getPhase(), "Released")
                && Objects.equals(volume.getSpec().getPersistentVolumeReclaimPolicy(), "Delete");
    }

    private void remove(PersistentVolume volume) {
        Path directory = directory(volume.getMetadata().getName());
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        client.resource(volume).delete();
    }
}
