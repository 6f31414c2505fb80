package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.e2e.harness.Provisioner;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Volumes that a storage class makes: kept while they are wanted (I12), expanded, and let go after the final backup. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StorageClassE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("dynamic");

    private static Provisioner waiting;
    private static Provisioner immediate;
    private static String firstVolume = "";

    @BeforeAll
    static void start() {
        waiting = Provisioner.start(LAB, "waiting", true);
        immediate = Provisioner.start(LAB, "immediate", false);
        LAB.operator().start();
    }

    @AfterAll
    static void stop() {
        waiting.close();
        immediate.close();
    }

    /** With WaitForFirstConsumer there is no volume before there is a pod. */
    @Test
    @Order(1)
    void theClassMakesBothVolumesAndTheyAreKept() {
        mysql().create(spec -> spec.setStorageClassName(waiting.className()));
        mysql().awaitReady();

        for (Storage storage : Storage.values()) {
            PersistentVolume volume = volume(storage).orElseThrow();
            assertThat(volume.getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
            assertThat(volume.getMetadata().getLabels())
                    .containsAllEntriesOf(Labels.of(mysql().id(), storage.volume()));
            assertThat(mysql().object(storage.volume())).as("no volume of ours").isEmpty();
        }
        mysql().rows().write();
        firstVolume = nameOf(Storage.DATA);
    }

    @Test
    @Order(2)
    void itGrows() {
        mysql().edit(resource -> resource.getSpec().setStorageSize("512Mi"));

        Patience.await(
                "the change is told", () -> mysql().events().contains("Change storage_size from 256Mi to 512Mi"));
        mysql().awaitReady();
        for (Storage storage : Storage.values()) {
            assertThat(claim(storage)
                            .orElseThrow()
                            .getSpec()
                            .getResources()
                            .getRequests()
                            .get("storage"))
                    .hasToString("512Mi");
        }
        assertThat(mysql().condition("Degraded")).isEmpty();
        assertThat(mysql().rows().read()).hasSize(2);
    }

    @Test
    @Order(3)
    void aLostClaimComesBackBoundToItsVolume() {
        String before = claim(Storage.DATA).orElseThrow().getMetadata().getUid();
        LAB.disturb(mysql());
        Kubectl.run("delete", "pvc", "mysql-instance-pvc", "-n", mysql().id().namespace(), "--wait=false");
        Patience.await(
                "there is another claim, bound",
                () -> claim(Storage.DATA)
                        .filter(claim -> !claim.getMetadata().getUid().equals(before))
                        .filter(claim -> "Bound".equals(claim.getStatus().getPhase()))
                        .isPresent());
        mysql().awaitReady();

        assertThat(nameOf(Storage.DATA)).isEqualTo(firstVolume);
        assertThat(claim(Storage.DATA)
                        .orElseThrow()
                        .getSpec()
                        .getResources()
                        .getRequests()
                        .get("storage"))
                .hasToString("512Mi");
        Patience.await("the rows are served", () -> mysql().rows().read().size() == 2);
    }

    @Test
    @Order(4)
    void deleteLetsTheDataGoAndKeepsTheBackups() {
        String backups = nameOf(Storage.BACKUP);
        mysql().delete();
        mysql().awaitGone();

        mysql().awaitOnly(ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);
        assertThat(waiting.volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.getMetadata().getName()).isEqualTo(backups);
            assertThat(volume.getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
            assertThat(volume.getStatus().getPhase()).isEqualTo("Bound");
        });
    }

    @Test
    @Order(5)
    void createAgainBringsTheRowsBackOntoAnotherVolume() {
        mysql().create(spec -> spec.setStorageClassName(waiting.className()));
        mysql().awaitReady();

        assertThat(mysql().message()).isEqualTo("mysql-instance created with restore-job");
        assertThat(mysql().rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        assertThat(nameOf(Storage.DATA)).isNotEqualTo(firstVolume);
    }

    /** Another class is refused, and the server goes on. */
    @Test
    @Order(6)
    void theClassCannotBeChanged() {
        mysql().edit(resource -> resource.getSpec().setStorageClassName(immediate.className()));
        mysql().awaitState("Degraded");

        assertThat(mysql().condition("Degraded").orElseThrow())
                .contains("storageClassName cannot be changed", waiting.className(), immediate.className());
        assertThat(mysql().rows().read()).hasSize(2);
    }

    @Test
    @Order(7)
    void aClassThatBindsAtOnceWorksToo() {
        Instance other = LAB.instance("at-once");
        other.create(spec -> spec.setStorageClassName(immediate.className()));
        other.awaitReady();

        assertThat(immediate.volumes())
                .hasSize(2)
                .allMatch(volume ->
                        volume.getSpec().getPersistentVolumeReclaimPolicy().equals("Retain"));
    }

    @Test
    @Order(8)
    void aClassThatIsNotThereIsNamed() {
        Instance other = LAB.instance("no-class");
        other.create(spec -> spec.setStorageClassName("none-such"));
        other.awaitState("Degraded");

        assertThat(other.condition("Degraded").orElseThrow()).contains("spec.storageClassName is none-such");
        assertThat(other.object(ObjectRole.DATA_CLAIM)).isEmpty();
        other.delete();
        other.awaitGone();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }

    private static Optional<PersistentVolumeClaim> claim(Storage storage) {
        return mysql().object(PersistentVolumeClaim.class, storage.claim());
    }

    private static String nameOf(Storage storage) {
        return claim(storage).orElseThrow().getSpec().getVolumeName();
    }

    private static Optional<PersistentVolume> volume(Storage storage) {
        return waiting.volumes().stream()
                .filter(volume -> volume.getMetadata().getName().equals(nameOf(storage)))
                .findFirst();
    }
}
