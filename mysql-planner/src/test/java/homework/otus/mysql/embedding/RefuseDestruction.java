package homework.otus.mysql.embedding;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.PlanText;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.Simulator;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A CI check: refuses a change whose plan destroys data. It asks no cluster; it supposes one in which
 * the old spec was applied and runs.
 *
 * <p>{@code RefuseDestruction NAMESPACE NAME OLD [NEW]}, each spec as {@code IMAGE,DATABASE,SIZE};
 * without NEW the resource is removed. Exit status: 0 nothing is destroyed, 1 something is, 2 no answer.
 */
public final class RefuseDestruction {
    private static final Planner PLANNER = new Planner();
    private static final Instant NOW = Instant.EPOCH; // plans know no other time than that of the snapshot

    private RefuseDestruction() {}

    public static void main(String... args) {
        System.exit(run(System.out, args));
    }

    static int run(PrintStream out, String... args) {
        if (args.length < 3 || args.length > 4) {
            out.println("usage: RefuseDestruction NAMESPACE NAME OLD [NEW]");
            return 2;
        }
        InstanceId instance = new InstanceId(args[0], args[1]);
        Optional<MySqlSpec> wanted = args.length == 4 ? Optional.of(spec(args[3])) : Optional.empty();
        return check(instance, spec(args[2]), wanted, out);
    }

    private static int check(InstanceId instance, MySqlSpec old, Optional<MySqlSpec> wanted, PrintStream out) {
        ClusterSnapshot empty = emptyCluster(instance);
        Plan create = PLANNER.plan(old, Optional.empty(), empty);
        if (create.block().isPresent()) {
            out.println("the old spec cannot run: " + create.block().get().message());
            return 2;
        }
        ClusterSnapshot running = after(create, empty);
        ClusterSnapshot changed = wanted.isPresent() ? edited(running) : deleted(running);
        Plan plan = PLANNER.plan(wanted.orElse(old), Optional.of(old), changed);
        out.print(PlanText.of(plan));
        List<Step> destroying = plan.steps().stream().filter(Step::destroys).toList();
        destroying.forEach(step -> out.println("refused: " + PlanText.of(step, instance)));
        return destroying.isEmpty() ? 0 : 1;
    }

    private static ClusterSnapshot emptyCluster(InstanceId instance) {
        ResourceFact resource = ResourceFact.builder()
                .uid(new Uid("checked"))
                .generation(1)
                .createdAt(NOW)
                .guarded(false)
                .build();
        return ClusterSnapshot.builder()
                .instance(instance)
                .observedAt(NOW)
                .resource(resource)
                .addNodes("any")
                .build();
    }

    private static ClusterSnapshot after(Plan plan, ClusterSnapshot snapshot) {
        ClusterSnapshot now = snapshot;
        for (Step step : plan.steps()) {
            now = Simulator.apply(now, step.action());
        }
        return now;
    }

    private static ClusterSnapshot edited(ClusterSnapshot snapshot) {
        return with(snapshot, ResourceFact.builder().from(snapshot.resource()).generation(2));
    }

    private static ClusterSnapshot deleted(ClusterSnapshot snapshot) {
        return with(snapshot, ResourceFact.builder().from(snapshot.resource()).deletionRequestedAt(NOW));
    }

    private static ClusterSnapshot with(ClusterSnapshot snapshot, ResourceFact.Builder resource) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .resource(resource.build())
                .build();
    }

    private static MySqlSpec spec(String text) {
        String[] fields = text.split(",", -1);
        if (fields.length != 3) {
            throw new IllegalArgumentException("a spec is IMAGE,DATABASE,SIZE, and not " + text);
        }
        return MySqlSpec.of(fields[0], fields[1], fields[2]);
    }
}
