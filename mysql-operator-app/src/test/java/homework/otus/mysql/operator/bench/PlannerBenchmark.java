package homework.otus.mysql.operator.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.Worlds;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a plan costs, beside writing the one Deployment of that plan as JSON. Run by {@code e2e/bench-planner}, which
 * takes the medians of single calls: whatever else the machine does is in the slow ones.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlannerBenchmark {
    private final Planner planner = new Planner();
    private final ClusterSnapshot fresh = Worlds.fresh();
    private final ClusterSnapshot running = Worlds.running();
    private final Deployment deployment = deploymentOf(Worlds.plan(fresh));
    private final ObjectWriter writer = new ObjectMapper().writerFor(Deployment.class);

    /** Nothing to do. */
    @Benchmark
    public Plan atRest() {
        return planner.plan(Worlds.SPEC, Optional.empty(), running);
    }

    /** From an empty cluster to a running instance. */
    @Benchmark
    public Plan create() {
        return planner.plan(Worlds.SPEC, Optional.empty(), fresh);
    }

    /** The yardstick. */
    @Benchmark
    public byte[] writeDeployment() throws IOException {
        return writer.writeValueAsBytes(deployment);
    }

    static Deployment deploymentOf(Plan plan) {
        Manifests manifests = new Manifests(AdapterSettings.defaults());
        return plan.steps().stream()
                .map(Step::action)
                .filter(Action.CreateWorkload.class::isInstance)
                .flatMap(action -> manifests.of(plan.instance(), action).stream())
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
