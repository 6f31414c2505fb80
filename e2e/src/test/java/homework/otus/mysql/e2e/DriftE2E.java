package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Kubectl;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody edits by hand is put back where it is ours, and stays where it is not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DriftE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("drift");

    private static final String[] ROWS = {"1\tfirst", "2\tzweite Zeile – ü"};

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
    }

    /** And no server restarts for it. */
    @Test
    @Order(1)
    void notesOfOthersStay() throws InterruptedException {
        String pod = mysql().rows().pod().getMetadata().getUid();
        kubectl("annotate", "deployment", name(), "team=shop");
        kubectl("label", "service", name(), "team=shop");
        Thread.sleep(5_000);
        assertThat(workload().getMetadata().getAnnotations()).containsEntry("team", "shop");
        assertThat(service().getMetadata().getLabels()).containsEntry("team", "shop");
        assertThat(mysql().rows().pod().getMetadata().getUid()).isEqualTo(pod);
        assertThat(mysql().events()).noneMatch(event -> event.contains("somebody else"));
    }

    @Test
    @Order(2)
    void aServerThatIsScaledAwayComesBack() {
        LAB.disturb(mysql());
        kubectl("scale", "deployment", name(), "--replicas=0");
        Patience.await("it is undone", () -> workload().getSpec().getReplicas() == 1);
        awaitServer();
        assertThat(mysql().events())
                .contains("somebody else has changed workload mysql-instance: put back spec.replicas");
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(3)
    void anImageSetByHandIsPutBack() {
        String image = image();
        LAB.disturb(mysql());
        kubectl("set", "image", "deployment/" + name(), "mysql=nothing/of-that-name:1");
        Patience.await("it is undone", () -> image().equals(image));
        awaitServer();
        assertThat(mysql().events())
                .anyMatch(event -> event.contains("put back spec.template.spec.containers[mysql].image"));
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(4)
    void theServiceLeadsToTheServerAgain() {
        LAB.disturb(mysql());
        kubectl(
                "patch",
                "service",
                name(),
                "--type=merge",
                "-p",
                "{\"spec\":{\"selector\":{\"app\":\"another\"},\"ports\":[{\"name\":\"mysql\",\"port\":3307}]}}");
        Patience.await(
                "selector and port are put back",
                () -> name().equals(service().getSpec().getSelector().get("app"))
                        && service().getSpec().getPorts().get(0).getPort() == 3306);
        mysql().awaitReady();
        assertThat(service().getMetadata().getLabels()).containsEntry("team", "shop");
    }

    /** A container of somebody else is not ours to remove; that the server restarted with it was their doing. */
    @Test
    @Order(5)
    void aContainerOfOthersStays() {
        LAB.disturb(mysql());
        kubectl(
                "patch",
                "deployment",
                name(),
                "-p",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"beside\",\"image\":\"" + image()
                        + "\",\"command\":[\"sleep\",\"100000\"]}]}}}}");
        Patience.await(
                "the pod has both",
                () -> mysql().rows().pod().getSpec().getContainers().size() == 2);
        awaitServer();
        assertThat(workload().getSpec().getTemplate().getSpec().getContainers()).hasSize(2);
        assertThat(mysql().events()).noneMatch(event -> event.contains("beside"));
    }

    /** The status may still tell of the moment before. */
    private static void awaitServer() {
        Patience.await("the server answers", () -> mysql().rows().read().size() == ROWS.length);
        mysql().awaitReady();
    }

    private static void kubectl(String... words) {
        String[] command = new String[words.length + 2];
        System.arraycopy(words, 0, command, 0, words.length);
        command[words.length] = "-n";
        command[words.length + 1] = mysql().id().namespace();
        Kubectl.Result result = Kubectl.run(command);
        assertThat(result.ok()).as(result.err()).isTrue();
    }

    private static String name() {
        return mysql().id().name();
    }

    private static String image() {
        return workload().getSpec().getTemplate().getSpec().getContainers().stream()
                .filter(container -> container.getName().equals("mysql"))
                .findFirst()
                .orElseThrow()
                .getImage();
    }

    private static Deployment workload() {
        return mysql().object(Deployment.class, ObjectRole.WORKLOAD).orElseThrow();
    }

    private static Service service() {
        return mysql().object(Service.class, ObjectRole.SERVICE).orElseThrow();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
