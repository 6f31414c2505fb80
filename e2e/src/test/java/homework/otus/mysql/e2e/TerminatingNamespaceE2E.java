package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.Storage;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever deletes the namespace gets rid of it at once, and of no data (invariant I12). */
class TerminatingNamespaceE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("going");

    private static final Duration AT_ONCE = Duration.ofSeconds(60);

    @Test
    void theNamespaceGoesAndTheVolumesStay() {
        KubernetesClient client = LAB.cluster().client();
        Instance mysql = LAB.instance("mysql-instance");
        LAB.operator().start();
        mysql.create();
        mysql.awaitReady();
        mysql.rows().write();
        String namespace = mysql.id().namespace();

        Kubectl.Result result = Kubectl.run("delete", "namespace", namespace, "--wait=false");
        assertThat(result.ok()).as(result.err()).isTrue();
        Patience.await(
                "the namespace is gone",
                AT_ONCE,
                () -> client.namespaces().withName(namespace).get() == null,
                () -> String.valueOf(client.namespaces().withName(namespace).get()));

        for (Storage storage : Storage.values()) {
            PersistentVolume volume =
                    mysql.object(PersistentVolume.class, storage.volume()).orElseThrow();
            assertThat(volume.getMetadata().getDeletionTimestamp()).isNull();
            assertThat(volume.getSpec().getPersistentVolumeReclaimPolicy()).isEqualTo("Retain");
            Patience.await(
                    "the volume is kept, unbound",
                    () -> mysql.object(PersistentVolume.class, storage.volume())
                            .orElseThrow()
                            .getStatus()
                            .getPhase()
                            .equals("Released"));
            assertThat(client.v1().events().inNamespace("default").list().getItems())
                    .filteredOn(event -> volume.getMetadata()
                            .getUid()
                            .equals(event.getInvolvedObject().getUid()))
                    .extracting(Event::getMessage)
                    .anyMatch(message -> message.contains("namespace " + namespace + " is being deleted")
                            && message.contains("stay on their volumes"));
        }
        PersistentVolume data =
                mysql.object(PersistentVolume.class, Storage.DATA.volume()).orElseThrow();
        Path directory = Path.of(data.getSpec().getHostPath().getPath());
        if (Files.isDirectory(directory)) {
            assertThat(directory)
                    .as("the node shares this file system")
                    .isDirectoryRecursivelyContaining("glob:**.ibd");
        }
    }
}
