package homework.otus.mysql.k8s.execute;

import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.model.StatusView;
import homework.otus.mysql.model.StatusView.ConditionView;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusPatchTest {
    private static final StatusView VIEW = view("Ready", true, "Serving");

    private static StatusView view(String state, boolean ready, String reason) {
        return StatusView.builder()
                .observedGeneration(2)
                .state(state)
                .stepsLeft(0)
                .addConditions(new ConditionView("Ready", ready, reason, "words"))
                .build();
    }

    private static MySQLStatus written(StatusView view, MySQLStatus before, Instant at) {
        return Serialization.unmarshal(Json.write(StatusPatch.of(before, view, at)), MySQLStatus.class);
    }

    @Test
    void whatWasWrittenIsShown() {
        assertThat(StatusPatch.shows(new MySQLStatus(), VIEW)).isFalse();
        assertThat(StatusPatch.shows(written(VIEW, new MySQLStatus(), NOW), VIEW))
                .isTrue();
    }

    @Test
    void everyDifferenceIsSeen() {
        MySQLStatus status = written(VIEW, new MySQLStatus(), NOW);
        assertThat(StatusPatch.shows(status, view("Degraded", true, "Serving"))).isFalse();
        assertThat(StatusPatch.shows(status, view("Ready", false, "Serving"))).isFalse();
        assertThat(StatusPatch.shows(status, view("Ready", true, "Other"))).isFalse();
        StatusView.Builder same = StatusView.builder().from(VIEW);
        assertThat(StatusPatch.shows(status, same.step("await").build())).isFalse();
        assertThat(StatusPatch.shows(
                        status, StatusView.builder().from(VIEW).stepsLeft(1).build()))
                .isFalse();
        assertThat(StatusPatch.shows(
                        status,
                        StatusView.builder().from(VIEW).observedGeneration(3).build()))
                .isFalse();
    }

    @Test
    void theTimeOfAConditionChangesOnlyWithItsStatus() {
        Instant later = NOW.plusSeconds(60);
        MySQLStatus first = written(VIEW, new MySQLStatus(), NOW);
        MySQLStatus reworded = written(view("Ready", true, "Other"), first, later);
        assertThat(reworded.getConditions().get(0).getLastTransitionTime()).isEqualTo(NOW.toString());
        MySQLStatus turned = written(view("Ready", false, "Other"), reworded, later);
        assertThat(turned.getConditions().get(0).getLastTransitionTime()).isEqualTo(later.toString());
    }
}
