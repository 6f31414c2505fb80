package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hands off while the user says so: neither an edit, nor damage, nor a deletion is acted on before it is taken back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuspendE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("suspend");

    private static final String[] ROWS = {"1\tfirst", "2\tzweite Zeile – ü"};
    /** Long enough for an operator that acted. */
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
    }

    @Test
    @Order(1)
    void nothingIsDoneAboutAnEdit() throws InterruptedException {
        suspend(true);
        mysql().awaitState("Suspended");
        String before = version();

        mysql().edit(resource -> resource.getSpec().setConfig(new TreeMap<>(Map.of("max_connections", "77"))));
        Thread.sleep(A_WHILE.toMillis());

        assertThat(version()).isEqualTo(before);
        assertThat(mysql().state()).isEqualTo("Suspended");
        assertThat(mysql().condition("Degraded")).isEmpty();
        assertThat(mysql().condition("Ready")).isPresent();
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(2)
    void afterwardsTheEditIsDone() {
        suspend(false);
        mysql().awaitReady();
        assertThat(mysql().rows().sql("select @@global.max_connections")).containsExactly("77");
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(3)
    void aDeletionIsHeldAndSaysSo() throws InterruptedException {
        suspend(true);
        mysql().awaitState("Suspended");
        mysql().delete();
        Patience.await(
                "the status tells of the held deletion",
                () -> mysql().stored().getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getMessage().contains("the deletion is held")));
        Thread.sleep(A_WHILE.toMillis());
        assertThat(mysql().object(ObjectRole.BACKUP_JOB)).isEmpty();
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    @Test
    @Order(4)
    void afterwardsTheDeletionGoesOnAndTheRowsComeBack() {
        suspend(false);
        mysql().awaitGone();
        mysql().create();
        mysql().awaitReady();
        assertThat(mysql().rows().read()).containsExactly(ROWS);
    }

    private static void suspend(boolean hold) {
        mysql().edit(resource -> resource.getSpec().setSuspend(hold));
    }

    /** Of the workload: it changes with every write, also of its status. */
    private static String version() {
        return mysql().object(Deployment.class, ObjectRole.WORKLOAD)
                .orElseThrow()
                .getMetadata()
                .getResourceVersion();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
