package homework.otus.mysql.operator;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.Simulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Snapshots on the roads of an instance that is created, deleted and created again. */
public final class Worlds {
    public static final MySqlSpec SPEC = MySqlSpec.of("mysql:8.4", "otus-database", "1Gi");
    public static final InstanceId INSTANCE = new InstanceId("default", "mysql-instance");
    public static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    private Worlds() {}

    public static Plan plan(ClusterSnapshot snapshot) {
        return new Planner().plan(SPEC, Optional.empty(), snapshot);
    }

    /** Every place on the road from {@code snapshot} to its goal, both ends included. */
    public static List<ClusterSnapshot> road(ClusterSnapshot snapshot) {
        List<ClusterSnapshot> places = new ArrayList<>(List.of(snapshot));
        for (Step step : plan(snapshot).steps()) {
            places.add(Simulator.apply(places.get(places.size() - 1), step.action()));
        }
        return places;
    }

    /** Every place on the roads of a creation, a deletion, and a creation after it. */
    public static List<ClusterSnapshot> roads() {
        List<ClusterSnapshot> places = new ArrayList<>(road(fresh()));
        places.addAll(road(deleted()));
        places.addAll(road(createdAgain()));
        return places;
    }

    public static ClusterSnapshot fresh() {
        return ClusterSnapshot.builder()
                .instance(INSTANCE)
                .observedAt(NOON)
                .resource(life("first-life"))
                .addNodes("node1", "node2")
                .build();
    }

    public static ClusterSnapshot running() {
        return last(road(fresh()));
    }

    public static ClusterSnapshot deleted() {
        ClusterSnapshot running = running();
        ResourceFact resource = ResourceFact.builder()
                .from(running.resource())
                .deletionRequestedAt(NOON)
                .build();
        return ClusterSnapshot.builder().from(running).resource(resource).build();
    }

    public static ClusterSnapshot createdAgain() {
        return ClusterSnapshot.builder()
                .from(last(road(deleted())))
                .resource(life("second-life"))
                .build();
    }

    /** A Service of the instance's name belongs to somebody else. */
    public static ClusterSnapshot blocked() {
        PlainFact foreign = new PlainFact(new Uid("x"), Ownership.FOREIGN, false);
        return ClusterSnapshot.builder().from(fresh()).service(foreign).build();
    }

    private static ResourceFact life(String uid) {
        return ResourceFact.builder()
                .uid(new Uid(uid))
                .generation(1)
                .createdAt(NOON)
                .guarded(false)
                .build();
    }

    private static ClusterSnapshot last(List<ClusterSnapshot> places) {
        return places.get(places.size() - 1);
    }
}
