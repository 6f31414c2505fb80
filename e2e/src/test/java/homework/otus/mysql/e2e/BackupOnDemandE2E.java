package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Backups;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A MySQLBackup is a wish, then a backup with its size and checksum; deleting it removes the files, but never the last good ones. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupOnDemandE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("ondemand", 2);

    private static final Duration AT_ONCE = Duration.ofSeconds(60);
    private static final Duration FOR_A_WHILE = Duration.ofSeconds(5);

    private static String first = "";
    private static String second = "";

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
    }

    @Test
    @Order(1)
    void aBackupThatIsAskedForIsTakenAndTold() {
        backups().ask("before-release");
        Patience.await("it is seen", () -> backups().status("before-release").getPhase() != null);
        backups().awaitPhase("before-release", "Succeeded");

        MySQLBackupStatus status = backups().status("before-release");
        first = String.valueOf(status.getBackupId());
        assertThat(first).matches("mysql-instance-\\d{8}T\\d{6}Z");
        assertThat(status.getChecksum()).matches("[0-9a-f]{64}");
        assertThat(status.getBytes()).isPositive();
        assertThat(status.getTables()).isEqualTo(1);
        assertThat(status.getServerVersion()).isNotEmpty();
        assertThat(status.getConditions()).extracting(Condition::getType).contains("Complete");
        assertThat(backups().events("before-release"))
                .anyMatch(event -> event.startsWith("Normal Complete: " + first + " is complete, "));
        String columns = backups().columns("before-release");
        assertThat(columns.lines().toList().get(0).split(" +"))
                .startsWith("NAME", "INSTANCE", "STATUS", "SIZE", "DURATION");
        assertThat(columns)
                .containsPattern("before-release +mysql-instance +Succeeded +[0-9.]+ [KMG]?i?B +([0-9]+m)?[0-9]+s");
        backups()
                .onVolume(
                        LAB.cluster(),
                        "grep -q '\"sha256\":\"" + status.getChecksum() + "\"' '" + first + "/record.json'; cd '"
                                + first + "'; sha256sum --check --status record.sha256");
    }

    @Test
    @Order(2)
    void itOutlivesItsJob() throws InterruptedException {
        LAB.disturb(mysql());
        LAB.cluster()
                .client()
                .resource(mysql().object(ObjectRole.BACKUP_JOB).orElseThrow())
                .delete();
        Thread.sleep(FOR_A_WHILE.toMillis());
        assertThat(backups().status("before-release").getPhase()).isEqualTo("Succeeded");
        assertThat(mysql().object(ObjectRole.BACKUP_JOB))
                .as("it is not taken again")
                .isEmpty();
    }

    @Test
    @Order(3)
    void deletingItRemovesItsFilesAndNoOthers() {
        second = backups().take("after-release");
        backups().delete("before-release");
        backups().awaitGone("before-release");

        backups()
                .onVolume(
                        LAB.cluster(),
                        "! test -e '" + first + "'; test -s '" + second + "/record.json'; ! ls | grep part");
        assertThat(catalogue()).contains(second).doesNotContain(first);
        Patience.await(
                "the Job goes with it",
                () -> mysql().object(ObjectRole.PRUNE_JOB).isEmpty());
    }

    @Test
    @Order(4)
    void theLastGoodOneStaysUntilItsUserSaysItsUid() throws InterruptedException {
        backups().delete("after-release");
        backups().awaitMessage("after-release", second + " is the last good backup of MySQL mysql-instance");
        annotate("after-release", "true");
        Thread.sleep(FOR_A_WHILE.toMillis());
        assertThat(backups().find("after-release")).isPresent();
        assertThat(catalogue()).contains(second);
        backups().onVolume(LAB.cluster(), "test -s '" + second + "/record.json'");

        annotate("after-release", uid("after-release"));
        backups().awaitGone("after-release");
        backups().onVolume(LAB.cluster(), "! test -e '" + second + "'");
        assertThat(catalogue()).doesNotContain(second);
    }

    @Test
    @Order(5)
    void soItIsAfterTheInstanceIsGone() {
        String third = backups().take("third");
        String fourth = backups().take("fourth");
        mysql().edit(resource -> resource.getMetadata()
                .getAnnotations()
                .put(Annotations.SKIP_FINAL_BACKUP, resource.getMetadata().getUid()));
        mysql().delete();
        mysql().awaitGone();

        backups().delete("third");
        backups().awaitGone("third");
        backups().onVolume(LAB.cluster(), "! test -e '" + third + "'; test -s '" + fourth + "/record.json'");
        backups().delete("fourth");
        backups().awaitMessage("fourth", fourth + " is the last good backup of MySQL mysql-instance");
        backups().onVolume(LAB.cluster(), "test -s '" + fourth + "/record.json'");
        annotate("fourth", uid("fourth"));
        backups().awaitGone("fourth");
        backups().onVolume(LAB.cluster(), "! test -e '" + fourth + "'");
        Patience.await(
                "the Job goes with it",
                () -> mysql().object(ObjectRole.PRUNE_JOB).isEmpty());
    }

    /** Nothing can remove files there: it goes at once, and they stay (invariant I12). */
    @Test
    @Order(6)
    void aTerminatingNamespaceLetsItGoAndTheFilesStay() {
        KubernetesClient client = LAB.cluster().client();
        Instance going = LAB.instance(1, "mysql-instance");
        going.create();
        going.awaitReady();
        String id = going.backups().take("kept");
        String namespace = going.id().namespace();
        going.backups().kubectl("", "delete", "namespace", namespace, "--wait=false");
        Patience.await(
                "the namespace is gone",
                AT_ONCE,
                () -> client.namespaces().withName(namespace).get() == null,
                () -> String.valueOf(client.namespaces().withName(namespace).get()));

        PersistentVolume volume =
                going.object(PersistentVolume.class, ObjectRole.BACKUP_VOLUME).orElseThrow();
        assertThat(volume.getMetadata().getDeletionTimestamp()).isNull();
        Path directory = Path.of(volume.getSpec().getHostPath().getPath());
        if (Files.isDirectory(directory)) {
            assertThat(directory.resolve(id).resolve("record.json"))
                    .as("the node shares this file system")
                    .isNotEmptyFile();
        }
    }

    private static void annotate(String name, String value) {
        backups().kubectl("", "annotate", "msb", name, "--overwrite", Annotations.DELETE_LAST_BACKUP + "=" + value);
    }

    private static String uid(String name) {
        HasMetadata backup = backups().stored(name);
        return backup.getMetadata().getUid();
    }

    private static String catalogue() {
        return mysql().object(ConfigMap.class, ObjectRole.CATALOGUE)
                .orElseThrow()
                .getData()
                .toString();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }

    private static Backups backups() {
        return mysql().backups();
    }
}
