package homework.otus.mysql.operator.record;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.Worlds;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final List<ClusterSnapshot> ROAD = Worlds.road(Worlds.fresh());

    @Test
    void looksAreKeptInTheirOrderWithPlanAndVersion() {
        History history = new History("1.2.3", 10, 10);
        add(history, ROAD.get(0));
        add(history, ROAD.get(1));
        assertThat(history.of(Worlds.INSTANCE))
                .extracting(Recording::snapshot)
                .containsExactly(ROAD.get(0), ROAD.get(1));
        assertThat(history.of(Worlds.INSTANCE).get(0).operator()).isEqualTo("1.2.3");
        assertThat(history.of(Worlds.INSTANCE).get(0).plan().orElseThrow()).contains("+ create data volume");
    }

    @Test
    void theOldestLookAtAnInstanceGoesFirst() {
        History history = new History("1", 2, 10);
        ROAD.subList(0, 4).forEach(look -> add(history, look));
        assertThat(history.of(Worlds.INSTANCE))
                .extracting(Recording::snapshot)
                .containsExactly(ROAD.get(2), ROAD.get(3));
    }

    @Test
    void aLookThatShowsTheSameTakesThePlaceOfTheOneBefore() {
        History history = new History("1", 5, 10);
        add(history, ROAD.get(0));
        add(history, ROAD.get(1));
        for (int second = 1; second < 20; second++) {
            add(history, at(ROAD.get(1), Worlds.NOON.plusSeconds(second)));
        }
        assertThat(history.of(Worlds.INSTANCE))
                .extracting(look -> look.snapshot().observedAt())
                .containsExactly(Worlds.NOON, Worlds.NOON.plusSeconds(19));
    }

    @Test
    void whenThereAreTooManyTheInstanceThatIsLongestAtRestForgets() {
        History history = new History("1", 3, 4);
        add(history, of("a", ROAD.get(0)));
        add(history, of("b", ROAD.get(0)));
        add(history, of("a", ROAD.get(1)));
        add(history, of("c", ROAD.get(0)));
        add(history, of("c", ROAD.get(1)));
        assertThat(history.instances()).extracting(InstanceId::name).containsExactly("a", "c");
        add(history, of("c", ROAD.get(2)));
        assertThat(history.of(new InstanceId("default", "a")))
                .extracting(Recording::snapshot)
                .containsExactly(of("a", ROAD.get(1)));
    }

    @Test
    void anInstanceThatWasNeverSeenHasNoHistory() {
        assertThat(new History("1", 1, 1).of(Worlds.INSTANCE)).isEmpty();
    }

    private static void add(History history, ClusterSnapshot look) {
        history.add(Worlds.SPEC, look, Worlds.plan(look));
    }

    private static ClusterSnapshot of(String name, ClusterSnapshot look) {
        return ClusterSnapshot.builder()
                .from(look)
                .instance(new InstanceId("default", name))
                .build();
    }

    private static ClusterSnapshot at(ClusterSnapshot look, Instant time) {
        return ClusterSnapshot.builder().from(look).observedAt(time).build();
    }
}
