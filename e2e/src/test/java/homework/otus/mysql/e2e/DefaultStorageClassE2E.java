package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A static claim binds to its own volume where the cluster has a default StorageClass (M8, earlier failures 8 and 11). */
class DefaultStorageClassE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("class");

    @Test
    void eachClaimHasItsOwnVolumeOnOneNode() {
        KubernetesClient client = LAB.cluster().client();
        Instance mysql = LAB.instance("mysql-instance");
        StorageClass byDefault = new StorageClassBuilder()
                .withNewMetadata()
                .withName(LAB.namespaces().get(0))
                .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
                .endMetadata()
                .withProvisioner("otus.homework/none-such")
                .withReclaimPolicy("Delete")
                .build();
        client.resource(byDefault).create();
        try {
            mysql.create();
            LAB.operator().start();
            for (Storage storage : Storage.values()) {
                Patience.await(
                        storage + " is bound",
                        () -> phase(mysql, storage.claim()).equals("Bound"));
            }
        } finally {
            client.resource(byDefault).delete();
        }

        for (Storage storage : Storage.values()) {
            PersistentVolumeClaim claim =
                    mysql.object(PersistentVolumeClaim.class, storage.claim()).orElseThrow();
            PersistentVolume volume =
                    mysql.object(PersistentVolume.class, storage.volume()).orElseThrow();
            assertThat(claim.getSpec().getVolumeName())
                    .isEqualTo(storage.volume().nameFor(mysql.id()));
            assertThat(volume.getSpec().getClaimRef().getUid())
                    .isEqualTo(claim.getMetadata().getUid());
            assertThat(volume.getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
            assertThat(volume.getSpec().getNodeAffinity().getRequired().getNodeSelectorTerms())
                    .hasSize(1);
        }
        mysql.awaitReady();
    }

    private static String phase(Instance mysql, ObjectRole claim) {
        return mysql.object(PersistentVolumeClaim.class, claim)
                .map(it -> it.getStatus().getPhase())
                .orElse("");
    }
}
