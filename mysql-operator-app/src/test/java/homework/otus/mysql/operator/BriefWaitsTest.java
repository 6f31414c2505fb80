package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.StatusView;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A step that is over in a moment is no news; a state is. */
class BriefWaitsTest {
    private Instant now = Worlds.NOON;
    private final BriefWaits waits = new BriefWaits(() -> now);

    @Test
    void aStepIsKeptBackUntilItHasStoodForAWhile() {
        assertThat(hold("", "Progressing", "await claim")).contains(Duration.ofSeconds(1));
        now = now.plusMillis(400);
        assertThat(hold("", "Progressing", "await claim")).contains(Duration.ofMillis(600));
        now = now.plusMillis(600);
        assertThat(hold("", "Progressing", "await claim")).isEmpty();
        now = now.plusSeconds(60);
        assertThat(hold("Progressing", "Progressing", "await claim")).isEmpty();
    }

    @Test
    void theNextStepBeginsAnew() {
        assertThat(hold("", "Progressing", "await claim")).isPresent();
        now = now.plusMillis(900);
        assertThat(hold("", "Progressing", "await server")).contains(Duration.ofSeconds(1));
    }

    @Test
    void anotherStateIsToldAtOnce() {
        assertThat(hold("Ready", "Progressing", "await server")).isEmpty();
        assertThat(hold("Degraded", "Progressing", "await server")).isEmpty();
        assertThat(hold("Progressing", "Degraded", "await server")).isEmpty();
        assertThat(hold("Progressing", "Deleting", "await backup")).isEmpty();
    }

    @Test
    void theEndIsToldAtOnce() {
        assertThat(waits.hold(context("Progressing"), view("Ready", Optional.empty())))
                .isEmpty();
    }

    private Optional<Duration> hold(String shown, String state, String step) {
        return waits.hold(context(shown), view(state, Optional.of(step)));
    }

    private static StatusView view(String state, Optional<String> step) {
        return StatusView.builder()
                .observedGeneration(1)
                .state(state)
                .step(step)
                .stepsLeft(3)
                .build();
    }

    private static ResourceContext context(String shown) {
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName("mysql-instance")
                .build());
        if (!shown.isEmpty()) {
            MySQLStatus status = new MySQLStatus();
            status.setState(shown);
            resource.setStatus(status);
        }
        return new ResourceContext(resource);
    }
}
