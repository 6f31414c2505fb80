package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
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
        Map<String, String> before = mysql().object(ConfigMap.class, ObjectRole.CATALOGUE)
                .orElseThrow()
                .getData();
        assertThat(before.toString()).contains("sha256");

        removeAndAwaitAnother(ObjectRole.CATALOGUE);

        assertThat(mysql().object(ConfigMap.class, ObjectRole.CATALOGUE)
                        .orElseThrow()
                        .getData())
                .isEqualTo(before);
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
        String pod = server();

        orphan("deployment", mysql().id().name());
        Patience.await(
                "there is a Deployment again",
                () -> mysql().object(ObjectRole.WORKLOAD).isPresent());
        mysql().awaitReady();
        awaitServer();

        System.out.println("PROBE6 before " + pod + " after "
                + Kubectl.run("get", "pods,rs,deploy", "-n", mysql().id().namespace(), "-o", "wide")
                        .out());
    }

    @Test
    @Order(7)
    void aPodThatBelongsToNothing() {
        String pod = server();
        orphan("deployment", mysql().id().name());
        System.out.println("PROBE7a "
                + Kubectl.run("get", "rs", "-n", mysql().id().namespace(), "-o", "name")
                        .out());
        orphan(
                "rs",
                Kubectl.run("get", "rs", "-n", mysql().id().namespace(), "-o", "jsonpath={.items[0].metadata.name}")
                        .out());
        for (int i = 0; i < 12; i++) {
            try {
                Thread.sleep(2500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            System.out.println("PROBE7 " + i + " before " + pod + " after "
                    + Kubectl.run("get", "pods,rs,deploy", "-n", mysql().id().namespace(), "-o", "wide")
                            .out());
        }
    }

    /** The damage must not have cost the rows their way into the next life. */
    @Test
    @Order(9)
    void afterAllThatTheNextLifeHasTheRows() {
        mysql().delete();
        mysql().awaitGone();
        mysql().create();
    }

    private static void removeAndAwaitAnother(ObjectRole role) {
        HasMetadata before = mysql().object(role).orElseThrow();
        LAB.disturb(mysql());
        Kubectl.Result result = Kubectl.run(
                "delete",
                role.kind().equals("claim") ? "pvc" : role.kind(),
                before.getMetadata().getName(),
                "-n",
                mysql().id().namespace(),
                "--wait=false");
        assertThat(result.ok()).as(result.err()).isTrue();
        Patience.await(
                "there is another " + role.title(),
                () -> mysql().object(role)
                        .filter(object -> object.getMetadata().getDeletionTimestamp() == null)
                        .filter(object -> !object.getMetadata()
                                .getUid()
                                .equals(before.getMetadata().getUid()))
                        .isPresent());
    }

    private static String server() {
        return mysql().rows().pod().getMetadata().getUid();
    }

    private static void orphan(String kind, String name) {
        LAB.disturb(mysql());
        Kubectl.Result result =
                Kubectl.run("delete", kind, name, "-n", mysql().id().namespace(), "--cascade=orphan");
        assertThat(result.ok()).as(result.err()).isTrue();
    }

    private static void awaitServer() {
        Patience.await("the server answers", () -> !mysql().rows().read().isEmpty());
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
