package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.LIFE;
import static homework.otus.mysql.k8s.Samples.MYSQL_INSTANCE;
import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.model.VolumeFact;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A volume that a class made is ours when it names our claim by its UID, or by its labels when the claim is lost. */
class VolumesOfClaimsTest {
    private static final Manifests MANIFESTS = new Manifests(AdapterSettings.defaults());

    private final FakeObjects cluster = new FakeObjects();

    @Test
    void theClaimNamesItsVolume() {
        cluster.with(claim("c1", "pvc-1")).with(volume("pvc-1", "c1", "Delete"));
        VolumeFact volume = read().dataVolume().orElseThrow();
        assertThat(volume.dynamic()).isTrue();
        assertThat(volume.name()).contains("pvc-1");
        assertThat(volume.storageClassName()).contains("fast");
        assertThat(volume.reclaim()).isEqualTo(VolumeFact.Reclaim.DELETE);
        assertThat(volume.goesWithItsClaim()).isTrue();
        assertThat(volume.ownership()).isEqualTo(Ownership.UNLABELLED);
        assertThat(read().dataClaim().orElseThrow().storageClassName()).contains("fast");
        assertThat(read().dataClaim().orElseThrow().size()).isEqualTo("1Gi");
    }

    @Test
    void aVolumeThatNamesAnotherClaimIsNotOurs() {
        cluster.with(claim("c2", "pvc-1")).with(volume("pvc-1", "c1", "Delete"));
        assertThat(read().dataVolume()).isEmpty();
    }

    /** Bound again: the new claim names it, and it still names the lost one. */
    @Test
    void aLabelledOneIsFoundByTheClaimThatNamesIt() {
        cluster.with(claim("c2", "pvc-1")).with(labelled(volume("pvc-1", "c1", "Retain")));
        assertThat(read().dataVolume().orElseThrow().ownership()).isEqualTo(Ownership.OURS);
    }

    @Test
    void aLostClaimLeavesTheLabels() {
        cluster.with(labelled(volume("pvc-0", "c0", "Delete"))).with(labelled(volume("pvc-1", "c1", "Retain")));
        assertThat(read().dataVolume().orElseThrow().name()).contains("pvc-1");
        assertThat(read().backupVolume()).isEmpty();
    }

    @Test
    void aClaimWithoutAVolumeYetHasNone() {
        cluster.with(claim("c2", null)).with(labelled(volume("pvc-1", "c1", "Retain")));
        assertThat(read().dataVolume()).isEmpty();
        assertThat(read().dataClaim().orElseThrow().volumeName()).isEmpty();
    }

    @Test
    void theClassIsThatOfTheClaimOrOfTheSpec() {
        assertThat(read().storageClass()).isEmpty();
        cluster.with(new StorageClassBuilder()
                .withNewMetadata()
                .withName("fast")
                .endMetadata()
                .withAllowVolumeExpansion(true)
                .build());
        assertThat(read().storageClass()).isEmpty();
        MySQL resource = Samples.resource();
        resource.getSpec().setStorageClassName("fast");
        assertThat(new SnapshotReader(cluster, MANIFESTS, () -> NOW)
                        .read(resource)
                        .storageClass())
                .contains(new StorageClassFact("fast", true));
        cluster.with(claim("c1", null));
        assertThat(read().storageClass()).contains(new StorageClassFact("fast", true));
    }

    private ClusterSnapshot read() {
        ClusterSnapshot snapshot = new SnapshotReader(cluster, MANIFESTS, () -> NOW).read(Samples.resource());
        assertThat(new SnapshotReader(cluster.lean(), MANIFESTS, () -> NOW).read(Samples.resource()))
                .isEqualTo(snapshot);
        return snapshot;
    }

    private static PersistentVolumeClaim claim(String uid, @Nullable String volume) {
        PersistentVolumeClaim claim = (PersistentVolumeClaim) MANIFESTS
                .of(
                        MYSQL_INSTANCE,
                        new Action.CreateClaim(
                                Storage.DATA,
                                "1Gi",
                                LIFE,
                                Optional.empty(),
                                Opening.NEVER,
                                Optional.of("fast"),
                                Optional.ofNullable(volume),
                                Optional.empty()))
                .orElseThrow();
        claim.getMetadata().setUid(uid);
        return claim;
    }

    private static PersistentVolume labelled(PersistentVolume volume) {
        volume.getMetadata().setLabels(Labels.of(MYSQL_INSTANCE, ObjectRole.DATA_VOLUME));
        return volume;
    }

    private static PersistentVolume volume(String name, String claim, String reclaim) {
        return new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(name)
                .withUid("uid-of-" + name)
                .endMetadata()
                .withNewSpec()
                .withStorageClassName("fast")
                .withPersistentVolumeReclaimPolicy(reclaim)
                .withCapacity(Map.of("storage", new Quantity("1Gi")))
                .withNewClaimRef()
                .withNamespace("default")
                .withName("mysql-instance-pvc")
                .withUid(claim)
                .endClaimRef()
                .endSpec()
                .build();
    }
}
