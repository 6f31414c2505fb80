package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Everything;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each claim has our own Retain volume, on one node for good, and nothing is owned by the resource, so that
 * no garbage collector ever decides about data (earlier failures 4, 8, 9 and 11).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PinnedVolumesE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("pinned");

    /** Kubernetes makes these itself, and owns them by the object that asked for them. */
    private static final Set<String> OWNERS = Set.of("Deployment", "ReplicaSet", "Job", "Service", "Endpoints");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
    }

    @Test
    @Order(1)
    void everyClaimIsBoundToItsOwnRetainVolume() {
        for (Storage storage : Storage.values()) {
            PersistentVolumeClaim claim =
                    mysql().object(PersistentVolumeClaim.class, storage.claim()).orElseThrow();
            PersistentVolume volume =
                    mysql().object(PersistentVolume.class, storage.volume()).orElseThrow();
            assertThat(claim.getStatus().getPhase()).isEqualTo("Bound");
            assertThat(claim.getSpec().getStorageClassName()).isEmpty();
            assertThat(claim.getSpec().getVolumeName())
                    .isEqualTo(volume.getMetadata().getName());
            assertThat(volume.getSpec().getClaimRef().getUid())
                    .isEqualTo(claim.getMetadata().getUid());
            assertThat(volume.getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
        }
    }

    @Test
    @Order(2)
    void everyVolumeIsPinnedToExactlyOneNode() {
        List<String> nodes = LAB.cluster().client().nodes().list().getItems().stream()
                .map(node -> node.getMetadata().getLabels().get("kubernetes.io/hostname"))
                .toList();
        for (Storage storage : Storage.values()) {
            PersistentVolume volume =
                    mysql().object(PersistentVolume.class, storage.volume()).orElseThrow();
            List<NodeSelectorTerm> terms =
                    volume.getSpec().getNodeAffinity().getRequired().getNodeSelectorTerms();
            assertThat(terms).hasSize(1);
            List<NodeSelectorRequirement> wanted = terms.get(0).getMatchExpressions();
            assertThat(wanted).hasSize(1);
            assertThat(wanted.get(0).getKey()).isEqualTo("kubernetes.io/hostname");
            assertThat(wanted.get(0).getOperator()).isEqualTo("In");
            assertThat(wanted.get(0).getValues()).hasSize(1).isSubsetOf(nodes);
        }
        assertThat(mysql().rows().pod().getSpec().getNodeName()).isNotNull();
    }

    @Test
    @Order(3)
    void nothingIsOwnedByTheResource() {
        List<GenericKubernetesResource> all =
                Everything.of(LAB.cluster(), mysql().id().namespace());
        assertThat(kinds(all))
                .as("the list is complete")
                .contains(
                        HasMetadata.getKind(MySQL.class),
                        "PersistentVolume",
                        "PersistentVolumeClaim",
                        "Secret",
                        "ConfigMap",
                        "Deployment",
                        "Service",
                        "Pod");
        assertThat(all)
                .allSatisfy(object -> assertThat(object.getMetadata().getOwnerReferences())
                        .allSatisfy(owner -> assertThat(owner.getKind())
                                .as("owner of %s", object.getMetadata().getName())
                                .isIn(OWNERS)));
        for (ObjectRole role : mysql().present()) {
            assertThat(mysql().object(role).orElseThrow().getMetadata().getOwnerReferences())
                    .as(role.title())
                    .isEmpty();
        }
    }

    @Test
    @Order(4)
    void aDeletedInstanceLeavesNoDataVolumeBehind() {
        mysql().rows().write();
        mysql().delete();
        mysql().awaitGone();

        assertThat(mysql().object(ObjectRole.DATA_VOLUME)).isEmpty();
        assertThat(mysql().object(ObjectRole.DATA_CLAIM)).isEmpty();
        PersistentVolume backups =
                mysql().object(PersistentVolume.class, ObjectRole.BACKUP_VOLUME).orElseThrow();
        assertThat(backups.getStatus().getPhase()).isEqualTo("Bound");
        assertThat(backups.getMetadata().getDeletionTimestamp()).isNull();
    }

    private static Set<String> kinds(List<GenericKubernetesResource> all) {
        return all.stream().map(GenericKubernetesResource::getKind).collect(Collectors.toSet());
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
