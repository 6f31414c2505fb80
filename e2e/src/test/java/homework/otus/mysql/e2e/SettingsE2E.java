package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.crd.ResourceNeeds;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings reach the server, a change of them restarts it, and one that it cannot start with is healed by the next. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettingsE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("settings");

    private static final String[] ROWS = {"1\tfirst", "2\tzweite Zeile – ü"};

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create(spec -> {
            spec.setConfig(Map.of(
                    "max_connections", "200", "skip-name-resolve", "ON", "init_connect", "SELECT '$(HOSTNAME)$'"));
            spec.setResources(needs("20m"));
        });
        mysql().awaitReady();
        mysql().rows().write();
    }

    @Test
    @Order(1)
    void theFirstStartHasThem() {
        assertThat(variable("max_connections")).isEqualTo("200");
        assertThat(variable("skip_name_resolve")).isEqualTo("1");
        assertThat(variable("init_connect")).isEqualTo("SELECT '$(HOSTNAME)$'");
        assertThat(server().getResources().getRequests()).containsEntry("cpu", new Quantity("20m"));
    }

    @Test
    @Order(2)
    void aChangeRestartsTheServerWithTheNewOnes() {
        edit(Map.of("max_connections", "300"));
        mysql().awaitReady();
        assertThat(variable("max_connections")).isEqualTo("300");
        assertThat(mysql().events())
                .contains(
                        "Change config.max_connections from 200 to 300",
                        "Change config.skip-name-resolve from ON to (not set)");
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(3)
    void resourcesChangeToo() {
        mysql().edit(resource -> resource.getSpec().setResources(needs("30m")));
        mysql().awaitReady();
        assertThat(server().getResources().getRequests()).containsEntry("cpu", new Quantity("30m"));
        assertThat(mysql().events()).contains("Change resources.requests.cpu from 20m to 30m");
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(4)
    void oneThatTheOperatorNeedsIsRefusedAndTheServerGoesOn() {
        edit(Map.of("max_connections", "300", "loose-DataDir", "/tmp"));
        mysql().awaitState("Degraded");
        assertThat(mysql().condition("Degraded").orElse("")).contains("spec.config.loose-DataDir", "data volume");
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(5)
    void oneThatKeepsTheServerFromStartingShowsItsWordsAndTheNextEditHeals() {
        LAB.disturb(mysql());
        edit(Map.of("no_such_option", "1"));
        Patience.await(
                "mysqld's words are shown",
                () -> mysql().condition("Degraded")
                        .filter(text -> text.contains("no_such_option=1"))
                        .isPresent());
        assertThat(mysql().state()).isEqualTo("Degraded");

        LAB.disturb(mysql());
        edit(Map.of("max_connections", "400"));
        mysql().awaitReady();
        assertThat(variable("max_connections")).isEqualTo("400");
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    /** The final backup needs a server, and the user can still heal it. */
    @Test
    @Order(6)
    void aServerThatDoesNotStartIsHealedInADeletion() {
        LAB.disturb(mysql());
        edit(Map.of("no_such_option", "1"));
        Patience.await("the server does not start", () -> mysql().state().equals("Degraded"));
        mysql().delete();
        Patience.await(
                "the deletion waits for the server",
                () -> mysql().condition("Degraded")
                        .filter(text -> text.contains("skip-final-backup"))
                        .isPresent());
        LAB.disturb(mysql());
        edit(Map.of("max_connections", "150"));
        mysql().awaitGone();

        mysql().create(spec -> spec.setConfig(Map.of("max_connections", "150")));
        mysql().awaitReady();
        assertThat(mysql().rows().read()).containsExactly(ROWS);
        assertThat(variable("max_connections")).isEqualTo("150");
    }

    private static void edit(Map<String, String> config) {
        mysql().edit(resource -> resource.getSpec().setConfig(new TreeMap<>(config)));
    }

    private static ResourceNeeds needs(String cpu) {
        ResourceNeeds needs = new ResourceNeeds();
        needs.setRequests(Map.of("cpu", cpu));
        return needs;
    }

    private static Container server() {
        return mysql().rows().pod().getSpec().getContainers().get(0);
    }

    private static String variable(String name) {
        return mysql().rows().sql("select @@global." + name).get(0);
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
