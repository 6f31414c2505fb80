package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.model.ObjectRole;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that its data's node would not take is not started, and one that runs is not stopped for it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeSettingsE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("node-settings");

    private static final Map<String, String> NOWHERE = Map.of("e2e.example/disk", "ssd");
    private static final String[] ROWS = {"1\tfirst", "2\tzweite Zeile – ü"};

    @BeforeAll
    static void start() {
        LAB.operator().start();
    }

    @Test
    @Order(1)
    void aNewInstanceWithoutAPlaceMakesNoVolumeAndSaysWhy() {
        mysql().create(spec -> spec.setNodeSelector(new TreeMap<>(NOWHERE)));
        mysql().awaitState("Degraded");
        assertThat(mysql().condition("Degraded").orElse(""))
                .contains("no node fits", "has no label e2e.example/disk=ssd", "kubectl label node");
        assertThat(mysql().object(ObjectRole.DATA_VOLUME)).isEmpty();
        assertThat(mysql().object(ObjectRole.WORKLOAD)).isEmpty();

        edit(Map.of(), Map.of());
        mysql().awaitReady();
        mysql().rows().write();
    }

    @Test
    @Order(2)
    void anEditThatTheNodeOfTheDataDoesNotFitIsNotApplied() {
        String pod = server();
        edit(NOWHERE, Map.of("max_connections", "77"));
        mysql().awaitState("Degraded");
        assertThat(mysql().condition("Degraded").orElse(""))
                .contains("mysql-instance-pv", "e2e.example/disk=ssd", "the server goes on as before");
        assertThat(server()).isEqualTo(pod);
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(3)
    void theNextEditHeals() {
        edit(Map.of("kubernetes.io/os", "linux"), Map.of("max_connections", "77"));
        mysql().awaitReady();
        assertThat(mysql().rows().sql("select @@global.max_connections")).containsExactly("77");
        assertThat(mysql().rows().pod().getSpec().getNodeSelector()).containsEntry("kubernetes.io/os", "linux");
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    /** The final backup needs a server, and it is the one that is applied. */
    @Test
    @Order(4)
    void aDeletionDoesNotDependOnIt() {
        edit(NOWHERE, Map.of());
        mysql().awaitState("Degraded");
        mysql().delete();
        mysql().awaitGone();
        mysql().create();
        mysql().awaitReady();
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    private static void edit(Map<String, String> selector, Map<String, String> config) {
        mysql().edit(resource -> {
            resource.getSpec().setNodeSelector(new TreeMap<>(selector));
            resource.getSpec().setConfig(new TreeMap<>(config));
        });
    }

    private static String server() {
        return mysql().rows().pod().getMetadata().getUid();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
