package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits as it was seen to wait is not looked at again and again; everything else is. */
class SeenWaitsTest {
    private final List<ClusterSnapshot> places = Worlds.road(Worlds.fresh()).stream()
            .filter(place -> Worlds.plan(place).steps().stream()
                    .findFirst()
                    .filter(step -> step.action() instanceof Action.Await)
                    .isPresent())
            .toList();
    private final Plan here = Worlds.plan(places.get(0));
    private final Plan further = Worlds.plan(places.get(1));
    private Instant now = Worlds.NOON;
    private final SeenWaits waits = new SeenWaits(() -> now, Duration.ofSeconds(60));

    @Test
    void theSameWaitIsTrustedForAWhile() {
        waits.saw(Worlds.INSTANCE, first(here));
        now = now.plusSeconds(20);
        assertThat(waits.rest(Worlds.INSTANCE, here)).contains(Duration.ofSeconds(40));
        now = now.plusSeconds(40);
        assertThat(waits.rest(Worlds.INSTANCE, here)).isEmpty();
    }

    @Test
    void anotherWaitAndAStepToDoAreLookedAt() {
        waits.saw(Worlds.INSTANCE, first(here));
        assertThat(waits.rest(Worlds.INSTANCE, further)).isEmpty();
        assertThat(waits.rest(Worlds.INSTANCE, Worlds.plan(Worlds.fresh()))).isEmpty();
        assertThat(waits.rest(Worlds.INSTANCE, Worlds.plan(Worlds.running()))).isEmpty();
    }

    @Test
    void whatWasNotSeenToWaitIsLookedAt() {
        assertThat(waits.rest(Worlds.INSTANCE, here)).isEmpty();
        waits.saw(Worlds.INSTANCE, first(here));
        waits.saw(Worlds.INSTANCE, Optional.empty());
        assertThat(waits.rest(Worlds.INSTANCE, here)).isEmpty();
    }

    private static Optional<Step> first(Plan plan) {
        return plan.steps().stream().findFirst();
    }
}
