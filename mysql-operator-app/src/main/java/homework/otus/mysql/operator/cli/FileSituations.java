package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.Planner;
import homework.otus.mysql.planner.Simulator;
import homework.otus.mysql.planner.Situation;
import java.time.InstantSource;
import java.util.Optional;

/** What a resource means without a look at any cluster. */
final class FileSituations {
    private FileSituations() {}

    /** It is applied to a cluster that knows nothing of it. */
    static Situation create(MySQL wanted) {
        MySqlSpec spec = SpecReader.spec(wanted);
        return new Situation(spec, Optional.empty(), onFittingNode(empty(wanted), spec));
    }

    /** It is applied where {@code old} was brought up before. */
    static Situation change(MySQL old, MySQL wanted) {
        requireSame(old, wanted);
        // a suspended one came up before it was suspended
        MySqlSpec before =
                MySqlSpec.builder().from(SpecReader.spec(old)).suspend(false).build();
        ClusterSnapshot running = onFittingNode(empty(wanted), before);
        for (Step step : new Planner().plan(before, Optional.empty(), running).steps()) {
            running = Simulator.apply(running, step.action());
        }
        if (!Preview.samePassword(old, wanted)) {
            running = ClusterSnapshot.builder()
                    .from(running)
                    .credentials(running.credentials()
                            .map(secret -> CredentialsFact.builder()
                                    .from(secret)
                                    .current(false)
                                    .build()))
                    .build();
        }
        MySqlSpec spec = SpecReader.spec(wanted);
        return new Situation(spec, Optional.of(before), onFittingNode(running, spec));
    }

    /** Without a cluster nothing is known of nodes: there is one that has the labels which are asked for. */
    private static ClusterSnapshot onFittingNode(ClusterSnapshot snapshot, MySqlSpec spec) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .nodes(snapshot.nodes().stream()
                        .map(node -> NodeFact.builder()
                                .from(node)
                                .labels(spec.settings().nodeSelector())
                                .build())
                        .toList())
                .build();
    }

    private static void requireSame(MySQL old, MySQL wanted) {
        if (!SpecReader.instance(old).equals(SpecReader.instance(wanted))) {
            throw new UsageException("--old is " + SpecReader.instance(old) + ", -f is " + SpecReader.instance(wanted)
                    + ": give two states of one resource");
        }
    }

    private static ClusterSnapshot empty(MySQL wanted) {
        SnapshotReader reader = new SnapshotReader(
                new EmptyCluster(), new Manifests(AdapterSettings.defaults()), InstantSource.system());
        ClusterSnapshot empty = reader.read(Preview.of(wanted));
        return ClusterSnapshot.builder()
                .from(empty)
                .resource(Preview.withoutCluster(empty.resource(), wanted))
                .build();
    }
}
