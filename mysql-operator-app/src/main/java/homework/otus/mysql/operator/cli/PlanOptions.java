package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.read.LiveObjects;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.planner.Situation;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to plan for: the options, which of them go together, and the situations that they mean. */
final class PlanOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "RESOURCE.yaml",
            description = "The resource; - for standard input.")
    private @Nullable Path file;

    @Option(names = "--old", paramLabel = "OLD.yaml", description = "The resource as it was applied before.")
    private @Nullable Path old;

    @Option(
            names = "--snapshot",
            paramLabel = "SNAPSHOT.yaml",
            description =
                    "What was recorded, by the command snapshot or in the operator's history, instead of a cluster;"
                            + " its spec, unless -f gives another. Each of several documents is planned.")
    private @Nullable Path snapshot;

    @Option(names = "--live", description = "Look at the cluster that the kubeconfig names.")
    private boolean live;

    @Option(names = "--all", description = "With --live: every MySQL resource of the namespace.")
    private boolean all;

    @Option(
            names = {"-n", "--namespace"},
            description =
                    "The namespace of a resource that names none (default: with --live that of the kubeconfig's context,"
                            + " else " + Clients.DEFAULT_NAMESPACE + ").")
    private @Nullable String namespace;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "With --live: the name of a stored resource.")
    private @Nullable String name;

    List<Situation> situations() {
        refuseWhatDoesNotGoTogether();
        if (snapshot != null) {
            SnapshotSituations recorded = new SnapshotSituations(snapshot);
            return file == null ? recorded.asRecorded() : recorded.with(new ResourceFile(file), given(namespace));
        }
        if (live) {
            return live();
        }
        if (file == null) {
            throw new UsageException(
                    "say what to plan: -f RESOURCE.yaml, --snapshot SNAPSHOT.yaml, --live NAME, or" + " --live --all");
        }
        String where = given(namespace).orElse(Clients.DEFAULT_NAMESPACE);
        MySQL wanted = read(file, where);
        return List.of(old == null ? FileSituations.create(wanted) : FileSituations.change(read(old, where), wanted));
    }

    private List<Situation> live() {
        try (KubernetesClient client = Clients.open()) {
            LiveSituations cluster = new LiveSituations(new LiveObjects(client), InstantSource.system());
            return live(cluster, Clients.namespace(client, given(namespace)));
        }
    }

    private List<Situation> live(LiveSituations cluster, String where) {
        if (all) {
            return cluster.all(where);
        }
        if (file != null) {
            return List.of(cluster.applied(read(file, where)));
        }
        if (name == null) {
            throw new UsageException("--live needs -f RESOURCE.yaml, a NAME, or --all");
        }
        return List.of(cluster.stored(new InstanceId(where, name)));
    }

    private void refuseWhatDoesNotGoTogether() {
        if (live && old != null) {
            throw new UsageException("--live and --old exclude each other: the cluster tells what was applied");
        }
        if (snapshot != null && (live || old != null || name != null)) {
            throw new UsageException("--snapshot takes the place of --live, --old and a NAME");
        }
        if (all && !live) {
            throw new UsageException("--all lists a cluster: give --live, too");
        }
        if (name != null && !live) {
            throw new UsageException("the NAME " + name + " is looked up in a cluster: give --live, too");
        }
        if (old != null && file == null) {
            throw new UsageException("--old needs -f RESOURCE.yaml to compare with");
        }
        if (file != null && (all || name != null)) {
            throw new UsageException("-f excludes --all and a NAME: the file names the resource");
        }
        if (all && name != null) {
            throw new UsageException("--all and the NAME " + name + " exclude each other");
        }
    }

    private static MySQL read(Path resource, String where) {
        return new ResourceFile(resource).read(where);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value);
    }
}
