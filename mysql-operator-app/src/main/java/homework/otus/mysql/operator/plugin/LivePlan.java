package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.Explanation;
import homework.otus.mysql.planner.Planner;
import java.time.InstantSource;
import java.util.Optional;

/** What the operator would do now about an instance as it is stored. */
record LivePlan(ObjectSource cluster, InstantSource clock) {
    private static final Planner PLANNER = new Planner();

    Plan of(MySQL resource) {
        return PLANNER.plan(SpecReader.spec(resource), Optional.empty(), snapshot(resource));
    }

    Explanation explain(MySQL resource) {
        return PLANNER.explain(SpecReader.spec(resource), Optional.empty(), snapshot(resource));
    }

    private ClusterSnapshot snapshot(MySQL resource) {
        return new SnapshotReader(cluster, new Manifests(AdapterSettings.defaults()), clock).read(resource);
    }
}
