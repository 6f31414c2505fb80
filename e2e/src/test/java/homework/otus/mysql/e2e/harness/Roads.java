package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.read.LiveObjects;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.operator.Recorder;
import homework.otus.mysql.planner.Planner;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * Holds every plan of a running operator against the suffix law and the invariants, on the real snapshots:
 * the ones that the operator looked at, and one more after each step that it took.
 */
public final class Roads implements Recorder {
    private final LiveObjects live;
    private final SnapshotReader reader;
    private final Map<String, RecordedRoad> roads = new ConcurrentSkipListMap<>();

    Roads(Cluster cluster) {
        live = new LiveObjects(cluster.client());
        reader = new SnapshotReader(live, InstantSource.system());
    }

    @Override
    public void planned(MySqlSpec spec, ClusterSnapshot snapshot, Plan plan) {
        of(snapshot.instance()).seen(new World(spec, snapshot), plan, "at a look");
    }

    @Override
    public void done(InstanceId instance, Step step) {
        RecordedRoad road = of(instance);
        try {
            road.done(step);
            judge(instance, step, road);
        } catch (AdapterException e) {
            road.missed(e);
        }
    }

    private void judge(InstanceId instance, Step step, RecordedRoad road) {
        look(instance)
                .ifPresent(world -> road.seen(
                        world,
                        new Planner().plan(world.spec(), Optional.empty(), world.snapshot()),
                        "after " + SuffixLaw.deed(step)));
    }

    /** What the operator would see now; empty when the resource is gone. */
    Optional<World> look(InstanceId instance) {
        return live.find(MySQL.class, instance.namespace(), instance.name())
                .map(resource -> new World(SpecReader.spec(resource), reader.read(resource)));
    }

    RecordedRoad of(InstanceId instance) {
        return roads.computeIfAbsent(instance.toString(), key -> new RecordedRoad());
    }

    /** What was seen of each instance, by its name with the namespace. */
    Map<String, List<World>> looks() {
        return roads.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, road -> road.getValue().looks()));
    }

    /** What broke a law; empty when all is well. */
    String violations() {
        return roads.entrySet().stream()
                .flatMap(road -> road.getValue().violations().stream().map(text -> road.getKey() + ": " + text))
                .collect(Collectors.joining("\n"));
    }

    /** Every plan and step, for people. */
    String history() {
        return roads.entrySet().stream()
                .map(road -> "== " + road.getKey() + ", " + road.getValue().judged() + " plans judged\n"
                        + String.join("\n", road.getValue().history()))
                .collect(Collectors.joining("\n"));
    }

    /** The last {@code count} plans of each instance of that namespace. */
    List<String> lastPlans(String namespace, int count) {
        return roads.entrySet().stream()
                .filter(road -> road.getKey().startsWith(namespace + "/"))
                .map(road -> road.getValue().history())
                .flatMap(history -> history.stream().skip(Math.max(0, history.size() - count)))
                .toList();
    }
}
