package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An object of our name that is not ours is never touched; the plan says which it is. */
class NeighboursE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("side");

    @BeforeAll
    static void start() {
        LAB.operator().start();
    }

    /** The names of foo's backups are those that backup-foo would have for its data. */
    @Test
    void backupFooLeavesFooWhole() {
        Instance foo = LAB.instance("foo");
        foo.create();
        foo.awaitReady();
        foo.rows().write();
        foo.awaitOnly(
                ObjectRole.DATA_VOLUME,
                ObjectRole.DATA_CLAIM,
                ObjectRole.BACKUP_VOLUME,
                ObjectRole.BACKUP_CLAIM,
                ObjectRole.CREDENTIALS,
                ObjectRole.CATALOGUE,
                ObjectRole.WORKLOAD,
                ObjectRole.SERVICE);
        Map<ObjectRole, String> before = versions(foo);

        Instance beside = LAB.instance("backup-foo");
        beside.create();
        beside.awaitState("Degraded");

        assertThat(beside.condition("Degraded").orElseThrow())
                .startsWith("NotOurs: ")
                .contains(ObjectRole.DATA_VOLUME.nameFor(beside.id()), "belongs to something else");
        assertThat(beside.object(ObjectRole.WORKLOAD)).isEmpty();
        beside.delete();
        beside.awaitGone();
        assertThat(versions(foo)).isEqualTo(before);
        assertThat(foo.rows().read()).hasSize(2);
        assertThat(foo.state()).isEqualTo("Ready");
    }

    /** Bad input: a volume of that name that belongs to someone else. */
    @Test
    void aVolumeOfSomebodyElseStays() {
        KubernetesClient client = LAB.cluster().client();
        Instance taken = LAB.instance("taken");
        PersistentVolume theirs = new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(ObjectRole.DATA_VOLUME.nameFor(taken.id()))
                .endMetadata()
                .withNewSpec()
                .withStorageClassName("theirs")
                .withAccessModes("ReadWriteOnce")
                .addToCapacity("storage", new io.fabric8.kubernetes.api.model.Quantity("1Gi"))
                .withNewHostPath("/nowhere", "")
                .endSpec()
                .build();
        PersistentVolume stored = client.resource(theirs).create();
        try {
            taken.create();
            taken.awaitState("Degraded");
            assertThat(taken.condition("Degraded").orElseThrow())
                    .contains(stored.getMetadata().getName(), "exists without our labels", "otus.homework/adopt");
            assertThat(taken.events()).anyMatch(event -> event.contains("exists without our labels"));
            taken.delete();
            taken.awaitGone();
            PersistentVolume after = client.resource(theirs).get();
            assertThat(after.getMetadata().getUid())
                    .isEqualTo(stored.getMetadata().getUid());
            assertThat(after.getMetadata().getDeletionTimestamp()).isNull();
            assertThat(after.getMetadata().getLabels()).isNullOrEmpty();
        } finally {
            client.resource(theirs).delete();
        }
    }

    /** What each object of {@code foo} is and how often it was written. */
    private static Map<ObjectRole, String> versions(Instance foo) {
        Map<ObjectRole, String> versions = new TreeMap<>();
        for (ObjectRole role : List.of(ObjectRole.values())) {
            foo.object(role)
                    .filter(object -> foo.id()
                            .name()
                            .equals(object.getMetadata().getLabels().get(Labels.INSTANCE)))
                    .ifPresent(object -> versions.put(
                            role,
                            object.getMetadata().getUid() + " "
                                    + object.getMetadata().getGeneration() + " "
                                    + object.getMetadata().getLabels()));
        }
        return versions;
    }
}
