package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import homework.otus.mysql.e2e.harness.Images;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.read.Catalogues;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody deletes by hand comes back as it was, and the rows with it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandMadeDamageE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("damage");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
        mysql().delete();
        mysql().awaitGone();
        mysql().create();
        mysql().awaitReady();
    }

    @AfterEach
    void theRowsAreThereAndNothingIsWrong() {
        mysql().awaitReady();
        assertThat(mysql().rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        assertThat(mysql().condition("Degraded")).isEmpty();
    }

    @Test
    @Order(1)
    void aServiceComesBack() {
        removeAndAwaitAnother(ObjectRole.SERVICE);
    }

    @Test
    @Order(2)
    void theCredentialsComeBack() {
        Map<String, String> before = mysql().object(Secret.class, ObjectRole.CREDENTIALS)
                .orElseThrow()
                .getData();

        removeAndAwaitAnother(ObjectRole.CREDENTIALS);

        // a Job proves first that the server has that password
        Patience.await(
                "the credentials are as they were",
                () -> mysql().object(Secret.class, ObjectRole.CREDENTIALS)
                        .orElseThrow()
                        .getData()
                        .equals(before));
    }

    /** An inventory of the backup volume finds the backup again. */
    @Test
    @Order(3)
    void theCatalogueComesBackWithItsBackups() {
        List<BackupRecord> before = catalogue();
        assertThat(before).isNotEmpty();

        removeAndAwaitAnother(ObjectRole.CATALOGUE);

        assertThat(catalogue()).isEqualTo(before);
    }

    /** What is in it whoever wrote it: an inventory does not tell how long a backup took and how much is in it. */
    private static List<BackupRecord> catalogue() {
        ConfigMap map = mysql().object(ConfigMap.class, ObjectRole.CATALOGUE).orElseThrow();
        return Catalogues.read(map, mysql().id()).backups().stream()
                .map(record -> BackupRecord.builder()
                        .from(record)
                        .seconds(OptionalLong.empty())
                        .tables(OptionalLong.empty())
                        .rows(OptionalLong.empty())
                        .build())
                .toList();
    }

    @Test
    @Order(4)
    void aDeploymentComesBackOntoTheSameData() {
        removeAndAwaitAnother(ObjectRole.WORKLOAD);
        awaitServer();
    }

    /** The Retain volume keeps the data, and is bound to the new claim. */
    @Test
    @Order(5)
    void aDataClaimComesBackBoundToItsVolume() {
        HasMetadata volume = mysql().object(ObjectRole.DATA_VOLUME).orElseThrow();

        removeAndAwaitAnother(ObjectRole.DATA_CLAIM);
        awaitServer();

        PersistentVolume after =
                mysql().object(PersistentVolume.class, ObjectRole.DATA_VOLUME).orElseThrow();
        PersistentVolumeClaim claim = mysql().object(PersistentVolumeClaim.class, ObjectRole.DATA_CLAIM)
                .orElseThrow();
        assertThat(after.getMetadata().getUid()).isEqualTo(volume.getMetadata().getUid());
        assertThat(after.getMetadata().getDeletionTimestamp()).isNull();
        assertThat(after.getSpec().getClaimRef().getUid())
                .isEqualTo(claim.getMetadata().getUid());
        assertThat(claim.getStatus().getPhase()).isEqualTo("Bound");
    }

    /** Kubernetes gives the pods that run on to the next Deployment that selects them: the server is not even restarted. */
    @Test
    @Order(6)
    void aDeploymentThatLeftItsPodsBehindTakesThemUpAgain() {
        Pod before = mysql().rows().pod();

        removeAndAwaitAnother(ObjectRole.WORKLOAD, "--cascade=orphan");
        mysql().awaitReady();

        assertThat(mysql().rows().pod().getMetadata().getUid())
                .isEqualTo(before.getMetadata().getUid());
        assertThat(servers()).hasSize(1);
    }

    /** It has the data open, and nothing ends it: that is named, and nothing is done beside it. */
    @Test
    @Order(7)
    void aPodThatBelongsToNothingIsNamed() {
        String pod = mysql().rows().pod().getMetadata().getName();
        LAB.disturb(mysql());
        kubectl("label", "pod", pod, "pod-template-hash=none", "--overwrite");
        Patience.await(
                "the pod is named",
                () -> mysql().condition("Degraded")
                        .filter(text -> text.contains("kubectl delete pods") && text.contains(pod))
                        .isPresent());

        LAB.disturb(mysql());
        kubectl("delete", "pod", pod, "--wait=false");
        mysql().awaitReady();
        Patience.await("one server is left", () -> servers().size() == 1);
        awaitServer();
    }

    /** Only the volume is left to tell which MySQL served the data; the other one finds a backup of it. */
    @Test
    @Order(8)
    void aClaimThatIsLostWhileTheImageIsEditedIsNotGuessedFromTheSpec() {
        assumeFalse(Images.LATER.isEmpty(), "no image of a later version is named");
        String before = backups();
        assertThat(before).doesNotContain("\"finalAndFenced\":false");
        LAB.operator().stop();
        LAB.disturb(mysql());
        remove(ObjectRole.WORKLOAD);
        remove(ObjectRole.DATA_CLAIM);
        Patience.await(
                "claim and server are gone",
                () -> mysql().object(ObjectRole.DATA_CLAIM).isEmpty()
                        && mysql().object(ObjectRole.WORKLOAD).isEmpty());
        mysql().edit(resource -> resource.getSpec().setImage(Images.LATER));

        LAB.operator().start();
        Patience.await("a server of the old image comes first", () -> image().equals(Images.MYSQL));
        mysql().awaitReady();

        assertThat(image()).isEqualTo(Images.LATER);
        assertThat(mysql().events()).contains("Change image from " + Images.MYSQL + " to " + Images.LATER);
        assertThat(backups()).contains("\"finalAndFenced\":false");
    }

    /** The damage must not have cost the rows their way into the next life. */
    @Test
    @Order(9)
    void afterAllThatTheNextLifeHasTheRows() {
        String image = mysql().stored().getSpec().getImage();
        mysql().delete();
        mysql().awaitGone();
        mysql().create(spec -> spec.setImage(image));
    }

    /** Of the Deployment that there is. */
    private static String image() {
        return mysql().object(Deployment.class, ObjectRole.WORKLOAD)
                .map(workload -> workload.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .orElse("");
    }

    private static String backups() {
        return String.join(
                "",
                mysql().object(ConfigMap.class, ObjectRole.CATALOGUE)
                        .orElseThrow()
                        .getData()
                        .values());
    }

    private static void removeAndAwaitAnother(ObjectRole role) {
        removeAndAwaitAnother(role, "--cascade=background");
    }

    private static void removeAndAwaitAnother(ObjectRole role, String cascade) {
        HasMetadata before = mysql().object(role).orElseThrow();
        LAB.disturb(mysql());
        remove(role, cascade);
        Patience.await(
                "there is another " + role.title(),
                () -> mysql().object(role)
                        .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                        .filter(object -> !object.getMetadata()
                                .getUid()
                                .equals(before.getMetadata().getUid()))
                        .isPresent());
    }

    private static List<String> servers() {
        String selector = "app=" + mysql().id().name();
        return kubectl("get", "pods", "-l", selector, "-o", "name").lines().toList();
    }

    private static String kubectl(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "-n";
        all[arguments.length + 1] = mysql().id().namespace();
        Kubectl.Result result = Kubectl.run(all);
        assertThat(result.ok()).as(result.err()).isTrue();
        return result.out();
    }

    private static void remove(ObjectRole role) {
        remove(role, "--cascade=background");
    }

    private static void remove(ObjectRole role, String cascade) {
        String kind = role.kind().equals("claim") ? "pvc" : role.kind();
        kubectl("delete", kind, role.nameFor(mysql().id()), "--wait=false", cascade);
    }

    private static void awaitServer() {
        Patience.await("the server answers", () -> !mysql().rows().read().isEmpty());
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
