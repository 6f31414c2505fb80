package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Storage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeChoiceTest {
    @Test
    void keepsApartWhereItCan() {
        ClusterSnapshot two = nodes("a", "b");
        assertThat(NodeChoice.of(two, ServerSettings.NONE, Optional.of("a"))).contains("b");
        assertThat(NodeChoice.of(two, ServerSettings.NONE, Optional.of("b"))).contains("a");
    }

    @Test
    void takesTheOnlyNodeTwice() {
        assertThat(NodeChoice.of(nodes("a"), ServerSettings.NONE, Optional.of("a")))
                .contains("a");
    }

    @Test
    void choosesNothingWhereNoNodeTakesPods() {
        assertThat(NodeChoice.of(nodes(), ServerSettings.NONE, Optional.empty()))
                .isEmpty();
    }

    @Test
    void takesNoNodeThatThePodsCannotBeOn() {
        NodeFact fits = NodeFact.builder().name("b").putLabels("disk", "ssd").build();
        ClusterSnapshot snapshot = Places.nodes(Worlds.fresh(), NodeFact.of("a"), fits, NodeFact.of("c"));
        assertThat(NodeChoice.of(snapshot, Places.NOWHERE, Optional.empty())).contains("b");
        assertThat(NodeChoice.of(snapshot, Places.NOWHERE, Optional.of("b"))).contains("b");
        assertThat(NodeChoice.of(
                        Places.tainted(snapshot),
                        NodeChoice.settingsOf(Storage.BACKUP, Places.NOWHERE),
                        Optional.empty()))
                .isEmpty();
    }

    /** The label is about the server; a backup is safest where the server is not. */
    @Test
    void backupsNeedNotHaveTheLabelsOfTheServersNode() {
        ClusterSnapshot snapshot = nodes("a");
        assertThat(NodeChoice.of(snapshot, NodeChoice.settingsOf(Storage.BACKUP, Places.NOWHERE), Optional.empty()))
                .contains("a");
        assertThat(NodeChoice.of(snapshot, NodeChoice.settingsOf(Storage.DATA, Places.NOWHERE), Optional.empty()))
                .isEmpty();
    }

    @Test
    void spreadsInstances() {
        assertThat(IntStream.range(0, 30)
                        .mapToObj(i -> ClusterSnapshot.builder()
                                .from(nodes("a", "b", "c"))
                                .instance(new InstanceId("default", "db" + i))
                                .build())
                        .map(snapshot -> NodeChoice.of(snapshot, ServerSettings.NONE, Optional.empty())
                                .orElseThrow())
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
                .nodes(List.of())
                .addNodes(nodes)
                .build();
    }
}
