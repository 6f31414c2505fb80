package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ServerSettings;
import java.util.List;

/** Where a server may be, and where not. */
final class Places {
    /** No node of {@link Worlds} has that label. */
    static final ServerSettings NOWHERE =
            ServerSettings.builder().putNodeSelector("disk", "ssd").build();

    static final MySqlSpec SPEC =
            MySqlSpec.builder().from(Worlds.SPEC).settings(NOWHERE).build();

    private Places() {}

    /** The one node keeps pods away. */
    static ClusterSnapshot tainted(ClusterSnapshot snapshot) {
        return nodes(
                snapshot,
                NodeFact.builder()
                        .name("node1")
                        .addTaints(new NodeFact.Taint("kept", "", "NoSchedule"))
                        .build());
    }

    static ClusterSnapshot nodes(ClusterSnapshot snapshot, NodeFact... nodes) {
        return ClusterSnapshot.builder().from(snapshot).nodes(List.of(nodes)).build();
    }
}
