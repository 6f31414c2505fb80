package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.read.LiveObjects;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.PlanText;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.Simulator;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the operator would do, and why, and does nothing. */
@Command(
        name = "plan",
        description = {
            "Shows what the operator would do for a resource, step by step, and why. It changes nothing.",
            "Without --live the cluster is taken to know nothing of the resource; with --old it is taken to run as that file says."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing to do", "1:an error", "2:a plan with steps, or one that is blocked"})
final class PlanCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec self;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "RESOURCE.yaml",
            description = "The resource; - for standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(names = "--old", paramLabel = "OLD.yaml", description = "The resource as it was applied before.")
    private @Nullable Path old;

    @Option(names = "--live", description = "Look at the cluster that the kubeconfig names.")
    private boolean live;

    @Option(
            names = {"-n", "--namespace"},
            defaultValue = "default",
            description = "The namespace of a resource that names none (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String namespace;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "text",
            description = "The format (default and only one in this version: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String output;

    @Override
    public Integer call() {
        if (!output.equals("text")) {
            throw new UsageException("-o " + output + " is not known; this version prints text");
        }
        if (live && old != null) {
            throw new UsageException("--live and --old exclude each other: the cluster tells what was applied");
        }
        MySQL wanted = new ResourceFile(file).read(namespace);
        Plan plan = live ? planLive(wanted) : planOffline(wanted);
        self.commandLine().getOut().print(PlanText.of(plan));
        self.commandLine().getOut().flush();
        return plan.isEmpty() ? ExitStatus.OK : ExitStatus.STEPS;
    }

    private Plan planOffline(MySQL wanted) {
        ClusterSnapshot empty = new SnapshotReader(new EmptyCluster(), InstantSource.system()).read(Preview.of(wanted));
        if (old == null) {
            return new Planner().plan(SpecReader.spec(wanted), Optional.empty(), empty);
        }
        MySqlSpec before = SpecReader.spec(new ResourceFile(old).read(namespace));
        ClusterSnapshot running = empty;
        for (Step step : new Planner().plan(before, Optional.empty(), empty).steps()) {
            running = Simulator.apply(running, step.action());
        }
        return new Planner().plan(SpecReader.spec(wanted), Optional.of(before), running);
    }

    private Plan planLive(MySQL wanted) {
        try (KubernetesClient client = Clients.open()) {
            ObjectSource cluster = new LiveObjects(client);
            MySQL seen = cluster.find(
                            MySQL.class,
                            wanted.getMetadata().getNamespace(),
                            wanted.getMetadata().getName())
                    .map(stored -> Preview.over(stored, wanted))
                    .orElseGet(() -> Preview.of(wanted));
            ClusterSnapshot snapshot = new SnapshotReader(cluster, InstantSource.system()).read(seen);
            return new Planner().plan(SpecReader.spec(seen), Optional.empty(), snapshot);
        }
    }
}
