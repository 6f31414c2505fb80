package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import homework.otus.mysql.e2e.harness.Images;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another image for a server with rows in it: looked at first, saved for if its version is another one, never forced. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImageChangeE2E {
    private static final String TYPO = "mysql:no-such-tag";

    @RegisterExtension
    static final Lab LAB = Lab.of("image");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create(spec -> spec.setImage(TYPO));
    }

    @AfterEach
    void theRowsAreThere() {
        mysql().awaitReady();
        assertThat(mysql().rows().read()).containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        assertThat(mysql().condition("Degraded")).isEmpty();
        assertThat(mysql().object(ObjectRole.VERSION_JOB)).isEmpty();
    }

    @Test
    @Order(1)
    void anImageThatNeverCameUpIsCorrected() {
        awaitTrouble("image " + TYPO + " cannot be pulled");

        setImage(Images.MYSQL);
        mysql().awaitReady();

        mysql().rows().write();
    }

    @Test
    @Order(2)
    void theSameVersionOnlyRestarts() {
        assumeFalse(Images.OFFICIAL.equals(Images.MYSQL), "there is only one build of this version");
        setImage(Images.OFFICIAL);
        mysql().awaitReady();

        assertThat(image(mysql().rows().pod())).isEqualTo(Images.OFFICIAL);
        assertThat(mysql().events()).contains("Change image from " + Images.MYSQL + " to " + Images.OFFICIAL);
        assertThat(backups()).isEqualTo("[]");
    }

    @Test
    @Order(3)
    void anImageThatCannotBePulledLeavesTheServerAlone() {
        Pod before = mysql().rows().pod();
        String image = image(before);

        setImage(TYPO);
        awaitTrouble("image " + TYPO + " cannot be pulled");

        assertThat(mysql().condition("Ready")).as("the server goes on").isPresent();
        assertThat(mysql().rows().read()).hasSize(2);
        setImage(image);
        mysql().awaitReady();
        assertThat(mysql().rows().pod().getMetadata().getUid())
                .isEqualTo(before.getMetadata().getUid());
    }

    /** The operator crashes on the way. */
    @Test
    @Order(4)
    void anotherVersionHasABackupFirst() {
        assumeFalse(Images.LATER.isEmpty(), "no image of a later version is named");
        setImage(Images.LATER);
        Patience.await(
                "the backup runs", () -> mysql().object(ObjectRole.BACKUP_JOB).isPresent());
        LAB.operator().stop();
        LAB.operator().start();
        mysql().awaitReady();

        assertThat(image(mysql().rows().pod())).isEqualTo(Images.LATER);
        assertThat(backups()).contains("\"finalAndFenced\":false").contains("\"lifeComplete\":true");
    }

    @Test
    @Order(5)
    void aMoveThatMySqlDoesNotSupportIsBlocked() {
        assumeFalse(Images.EARLIER.isEmpty(), "no image of an earlier version is named");
        Pod before = mysql().rows().pod();
        String backups = backups();

        setImage(Images.EARLIER);
        awaitTrouble("ImageMoveNotSupported");

        assertThat(mysql().condition("Degraded").orElseThrow()).contains("8.0.36", Images.EARLIER);
        assertThat(mysql().condition("Ready")).as("the server goes on").isPresent();
        assertThat(backups()).isEqualTo(backups);
        setImage(image(before));
        mysql().awaitReady();
        assertThat(mysql().rows().pod().getMetadata().getUid())
                .isEqualTo(before.getMetadata().getUid());
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }

    private static void setImage(String image) {
        mysql().edit(resource -> resource.getSpec().setImage(image));
    }

    private static void awaitTrouble(String words) {
        Patience.await(
                "the trouble is told: " + words,
                () -> mysql().condition("Degraded").orElse("").contains(words));
    }

    private static String image(Pod pod) {
        return pod.getSpec().getContainers().get(0).getImage();
    }

    private static String backups() {
        return String.join(
                "",
                mysql().object(ConfigMap.class, ObjectRole.CATALOGUE)
                        .orElseThrow()
                        .getData()
                        .values());
    }
}
