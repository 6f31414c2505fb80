package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.planner.Situation;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The situations that a cluster is in now. */
record LiveSituations(ObjectSource cluster, InstantSource clock) {
    /** Every resource of the namespace, in the order of their names. */
    List<Situation> all(String namespace) {
        return cluster.list(MySQL.class, namespace, Map.of()).stream()
                .sorted(Comparator.comparing(resource -> resource.getMetadata().getName()))
                .map(this::of)
                .toList();
    }

    /** The resource as it is stored. */
    Situation stored(InstanceId instance) {
        return cluster.find(MySQL.class, instance.namespace(), instance.name())
                .map(this::of)
                .orElseThrow(() -> new UsageException(
                        "there is no MySQL " + instance.name() + " in the namespace " + instance.namespace()));
    }

    /** The resource as it would be if {@code wanted} were applied now. */
    Situation applied(MySQL wanted) {
        InstanceId instance = SpecReader.instance(wanted);
        return of(cluster.find(MySQL.class, instance.namespace(), instance.name())
                .map(stored -> Preview.over(stored, wanted))
                .orElseGet(() -> Preview.of(wanted)));
    }

    private Situation of(MySQL resource) {
        return new Situation(
                SpecReader.spec(resource),
                Optional.empty(),
                new SnapshotReader(cluster, new Manifests(AdapterSettings.defaults()), clock).read(resource));
    }
}
