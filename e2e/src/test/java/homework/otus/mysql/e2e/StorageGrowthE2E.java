package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code storage_size} of static volumes: up changes the number, down is refused; the server goes on in both. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StorageGrowthE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("growth");

    private static String pod = "";

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
        pod = mysql().rows().pod().getMetadata().getUid();
    }

    @Test
    @Order(1)
    void upChangesTheNumberOnBothVolumes() {
        mysql().edit(resource -> resource.getSpec().setStorageSize("1Gi"));

        Patience.await(
                "the change is told",
                () -> mysql().events().stream()
                        .anyMatch(event -> event.startsWith("Change storage_size from 256Mi to 1Gi (static volumes")));
        mysql().awaitReady();
        for (Storage storage : Storage.values()) {
            assertThat(mysql().object(PersistentVolume.class, storage.volume())
                            .orElseThrow()
                            .getSpec()
                            .getCapacity()
                            .get("storage"))
                    .hasToString("1Gi");
            assertThat(mysql().object(PersistentVolumeClaim.class, storage.claim())
                            .orElseThrow()
                            .getStatus()
                            .getPhase())
                    .isEqualTo("Bound");
        }
        theSameServerServesTheRows();
    }

    /** 1Gi and 1024Mi are one size. */
    @Test
    @Order(2)
    void otherWordsForTheSameSizeAreNoChange() {
        mysql().edit(resource -> resource.getSpec().setStorageSize("1024Mi"));

        mysql().awaitReady();
        assertThat(mysql().events()).noneMatch(event -> event.contains("1024Mi"));
        theSameServerServesTheRows();
    }

    @Test
    @Order(3)
    void downIsRefusedAndTheServerGoesOn() {
        mysql().edit(resource -> resource.getSpec().setStorageSize("512Mi"));
        mysql().awaitState("Degraded");

        assertThat(mysql().condition("Degraded").orElseThrow())
                .contains("storage_size cannot go down, from 1Gi to 512Mi", "Put the old value back");
        assertThat(mysql().condition("Ready")).isPresent();
        theSameServerServesTheRows();
    }

    /** The way round that the message names. */
    @Test
    @Order(4)
    void theNextLifeHasTheSmallerSizeAndTheRows() {
        mysql().delete();
        mysql().awaitGone();
        mysql().create(spec -> spec.setStorageSize("512Mi"));
        mysql().awaitReady();

        assertThat(mysql().object(PersistentVolume.class, ObjectRole.DATA_VOLUME)
                        .orElseThrow()
                        .getSpec()
                        .getCapacity()
                        .get("storage"))
                .hasToString("512Mi");
        assertThat(mysql().rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
    }

    private static void theSameServerServesTheRows() {
        assertThat(mysql().rows().pod().getMetadata().getUid()).isEqualTo(pod);
        assertThat(mysql().rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
