package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Input that no schema can refuse: each gets a message that names what is wrong and what to do, nothing is
 * lost, nothing is retried hot, and the resource can still be deleted.
 */
class BadInputE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("badinput");

    private static final String NO_IMAGE = "localhost:1/there-is/no-such-image:1";
    private static final long WHILE_MILLIS = 10_000;
    /** The status that was just written has been seen by then, and there is no further look under way. */
    private static final long UNTIL_QUIET_MILLIS = 3_000;

    @BeforeAll
    static void start() {
        LAB.operator().start();
        LAB.instance("no-image").create(spec -> spec.setImage(NO_IMAGE));
        LAB.instance("changed").create();
    }

    @Test
    void anImageThatCannotBePulled() throws InterruptedException {
        Instance mysql = LAB.instance("no-image");
        mysql.awaitState("Degraded");
        assertThat(mysql.condition("Degraded").orElseThrow())
                .contains(NO_IMAGE, "cannot be pulled", "correct spec.image");
        Patience.await(
                "that is an Event too",
                () -> mysql.events().stream()
                        .anyMatch(event -> event.contains(NO_IMAGE) && event.contains("correct spec.image")));
        assertThat(mysql.object(ObjectRole.SERVICE)).isEmpty();

        String before = mysql.stored().getMetadata().getResourceVersion();
        int events = mysql.events().size();
        Thread.sleep(WHILE_MILLIS);
        assertThat(mysql.stored().getMetadata().getResourceVersion())
                .as("nothing is written while nothing changes")
                .isEqualTo(before);
        assertThat(mysql.events()).hasSize(events);

        mysql.delete();
        mysql.awaitGone();
        assertThat(mysql.object(ObjectRole.BACKUP_JOB))
                .as("there was nothing to save")
                .isEmpty();
        assertThat(mysql.object(ObjectRole.DATA_VOLUME)).isEmpty();
        assertThat(mysql.object(ObjectRole.WORKLOAD)).isEmpty();
    }

    @Test
    void aVolumeOfSomebodyElse() throws InterruptedException {
        Instance mysql = LAB.instance("taken");
        PersistentVolume theirs = LAB.cluster()
                .client()
                .resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(ObjectRole.DATA_VOLUME.nameFor(mysql.id()))
                        .withLabels(Map.of("team", "somebody-else"))
                        .endMetadata()
                        .withNewSpec()
                        .withStorageClassName("theirs")
                        .withAccessModes("ReadWriteOnce")
                        .withCapacity(Map.of("storage", new Quantity("1Gi")))
                        .withNewHostPath("/nowhere/of/somebody-else", "")
                        .endSpec()
                        .build())
                .create();
        try {
            mysql.create();
            mysql.awaitState("Degraded");
            assertThat(mysql.condition("Degraded").orElseThrow())
                    .startsWith("NotOurs: ")
                    .contains("volume " + theirs.getMetadata().getName(), "remove it");
            mysql.delete();
            mysql.awaitGone();
            mysql.create();
            mysql.awaitState("Degraded");
            assertThat(mysql.object(ObjectRole.WORKLOAD)).isEmpty();
            PersistentVolume after =
                    mysql.object(PersistentVolume.class, ObjectRole.DATA_VOLUME).orElseThrow();
            assertThat(after.getMetadata().getUid())
                    .isEqualTo(theirs.getMetadata().getUid());
            assertThat(after.getMetadata().getDeletionTimestamp()).isNull();
            assertThat(after.getMetadata().getLabels())
                    .isEqualTo(theirs.getMetadata().getLabels());
            assertThat(after.getMetadata().getAnnotations())
                    .isEqualTo(theirs.getMetadata().getAnnotations());
            assertThat(after.getSpec()).isEqualTo(theirs.getSpec());
            Thread.sleep(UNTIL_QUIET_MILLIS);
            LAB.disturb(mysql);
        } finally {
            LAB.cluster().client().resource(theirs).delete();
        }
        mysql.awaitReady();
    }

    @Test
    void aChangeThatIsNotSupportedInPlace() {
        Instance mysql = LAB.instance("changed");
        mysql.awaitReady();
        mysql.rows().write();
        String pod = mysql.rows().pod().getMetadata().getUid();

        mysql.edit(resource -> resource.getSpec().setStorageSize("128Mi"));
        mysql.awaitState("Degraded");

        String change = "Change storage_size from 256Mi to 128Mi";
        assertThat(mysql.condition("Degraded").orElseThrow())
                .startsWith("ChangeNotSupported: ")
                .contains("storage_size cannot go down, from 256Mi to 128Mi", "Put the old value back");
        Patience.await("that is an Event too", () -> mysql.events().contains(change));
        assertThat(mysql.condition("Ready")).as("the server goes on").isPresent();
        assertThat(mysql.object(ObjectRole.SERVICE)).isPresent();
        assertThat(mysql.rows().read()).hasSize(2);
        assertThat(mysql.rows().pod().getMetadata().getUid()).isEqualTo(pod);

        mysql.edit(resource -> resource.getSpec().setStorageSize("256Mi"));
        mysql.awaitReady();
        assertThat(mysql.condition("Degraded")).isEmpty();
        assertThat(mysql.rows().pod().getMetadata().getUid()).isEqualTo(pod);
    }
}
