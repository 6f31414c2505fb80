package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.read.LiveObjects;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.Version;
import homework.otus.mysql.operator.record.Recording;
import homework.otus.mysql.operator.record.SnapshotFile;
import homework.otus.mysql.planner.PlanText;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.Situation;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records what there is of a resource now. */
@Command(
        name = "snapshot",
        description = {
            "Writes as YAML all that the operator knows of a resource now, its spec, and the plan that follows from it.",
            "There is no password in it. plan --snapshot and replay read it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class SnapshotCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec self;

    @Option(
            names = {"-n", "--namespace"},
            description = "The namespace of the resource (default: that of the kubeconfig's context, or else "
                    + Clients.DEFAULT_NAMESPACE + ").")
    private @Nullable String namespace;

    @Parameters(paramLabel = "NAME", description = "The name of the resource.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Override
    public Integer call() {
        try (KubernetesClient client = Clients.open()) {
            LiveSituations cluster = new LiveSituations(new LiveObjects(client), InstantSource.system());
            String where = Clients.namespace(client, Optional.ofNullable(namespace));
            Situation now = cluster.stored(new InstanceId(where, name));
            self.commandLine().getOut().print(SnapshotFile.write(List.of(recording(now))));
            self.commandLine().getOut().flush();
            return ExitStatus.OK;
        }
    }

    private static Recording recording(Situation now) {
        return Recording.builder()
                .operator(Version.current())
                .spec(now.spec())
                .snapshot(now.snapshot())
                .plan(PlanText.of(new Planner().plan(now.spec(), now.oldSpec(), now.snapshot())))
                .build();
    }
}
