package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.InstanceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeChoiceTest {
    @Test
    void keepsApartWhereItCan() {
        ClusterSnapshot two = nodes("a", "b");
        assertThat(NodeChoice.of(two, Optional.of("a"))).contains("b");
        assertThat(NodeChoice.of(two, Optional.of("b"))).contains("a");
    }

    @Test
    void takesTheOnlyNodeTwice() {
        assertThat(NodeChoice.of(nodes("a"), Optional.of("a"))).contains("a");
    }

    @Test
    void choosesNothingWhereNoNodeTakesPods() {
        assertThat(NodeChoice.of(nodes(), Optional.empty())).isEmpty();
    }

    @Test
    void spreadsInstances() {
        assertThat(IntStream.range(0, 30)
                        .mapToObj(i -> ClusterSnapshot.builder()
                                .from(nodes("a", "b", "c"))
                                .instance(new InstanceId("default", "db" + i))
                                .build())
                        .map(snapshot ->
                                NodeChoice.of(snapshot, Optional.empty()).orElseThrow())
                        .distinct())
                .hasSize(3);
    }

    @Test
    void aPlanPinsDataAndBackupsToDifferentNodes() {
        List<String> pinned = Worlds.plan(nodes("a", "b")).steps().stream()
                .map(step -> step.action())
                .filter(Action.CreateVolume.class::isInstance)
                .map(action -> ((Action.CreateVolume) action).node())
                .toList();
        assertThat(pinned).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aPlanWithoutNodesWaitsForOne() {
        assertThat(Worlds.plan(nodes()).steps())
                .extracting(step -> step.action())
                .contains(new Action.Await(new Condition.NodeThere()));
    }

    private static ClusterSnapshot nodes(String... nodes) {
        return ClusterSnapshot.builder()
                .from(Worlds.fresh())
                .nodes(List.of(nodes))
                .build();
    }
}
