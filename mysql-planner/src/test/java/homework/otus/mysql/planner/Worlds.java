package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.model.Uid;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Snapshots to begin tests with, and ways to walk on from them. All are of {@link #INSTANCE}, wanted
 * as {@link #SPEC}; time stands still. What is public here is for the tests of others, too.
 */
public final class Worlds {
    public static final InstanceId INSTANCE = new InstanceId("default", "mysql-instance");
    public static final MySqlSpec SPEC = MySqlSpec.of("mysql:5.7", "otus-database", "1Gi");
    static final String CLASS = "fast";
    /** The same, with volumes that a storage class makes. */
    static final MySqlSpec ON_CLASS =
            MySqlSpec.builder().from(SPEC).storageClassName(CLASS).build();

    static final Instant NOON = Instant.parse("2020-08-11T12:00:00Z");
    static final Uid FIRST_LIFE = new Uid("life-1");
    static final Uid SECOND_LIFE = new Uid("life-2");

    private Worlds() {}

    /** A new resource in a cluster that knows nothing of it. */
    public static ClusterSnapshot fresh() {
        return ClusterSnapshot.builder()
                .instance(INSTANCE)
                .observedAt(NOON)
                .resource(resource(FIRST_LIFE))
                .addNodes("node1")
                .build();
    }

    static ResourceFact resource(Uid life) {
        return ResourceFact.builder()
                .uid(life)
                .generation(1)
                .createdAt(NOON)
                .guarded(false)
                .build();
    }

    /** What this version plans for {@link #SPEC}. */
    public static Plan plan(ClusterSnapshot snapshot) {
        return new Planner().plan(SPEC, Optional.empty(), snapshot);
    }

    static Explanation explain(ClusterSnapshot snapshot) {
        return new Planner().explain(SPEC, Optional.empty(), snapshot);
    }

    /** The snapshot after the whole plan. */
    public static ClusterSnapshot arrive(ClusterSnapshot snapshot) {
        return walk(snapshot, step -> false);
    }

    /** The snapshot before the first step of the plan that {@code stop} names. */
    static ClusterSnapshot walk(ClusterSnapshot snapshot, Predicate<Action> stop) {
        ClusterSnapshot now = snapshot;
        for (Step step : plan(snapshot).steps()) {
            if (stop.test(step.action())) {
                return now;
            }
            now = Simulator.apply(now, step.action());
        }
        return now;
    }

    /** The instance runs, has reported it, and holds no backup yet: a plan from here has no steps. */
    public static ClusterSnapshot running() {
        return arrive(fresh());
    }

    /** A new resource in a cluster with a storage class that makes volumes, and expands claims. */
    static ClusterSnapshot freshOnClass() {
        return ClusterSnapshot.builder()
                .from(fresh())
                .storageClass(new StorageClassFact(CLASS, true))
                .build();
    }

    /** The instance runs on volumes that the class has made. */
    static ClusterSnapshot runningOnClass() {
        ClusterSnapshot now = freshOnClass();
        for (Step step : new Planner().plan(ON_CLASS, Optional.empty(), now).steps()) {
            now = Simulator.apply(now, step.action());
        }
        return now;
    }

    /** The same cluster, with another wish for what becomes of the data. */
    static ClusterSnapshot policy(ClusterSnapshot snapshot, DeletionPolicy policy) {
        return withResource(snapshot, resource -> resource.deletionPolicy(policy));
    }

    /** The same cluster, with the deletion of the resource requested. */
    public static ClusterSnapshot deleted(ClusterSnapshot snapshot) {
        return withResource(snapshot, resource -> resource.deletionRequestedAt(NOON));
    }

    /** The same cluster, with a new resource of the same name. */
    public static ClusterSnapshot recreated(ClusterSnapshot snapshot) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .resource(resource(SECOND_LIFE))
                .build();
    }

    static ClusterSnapshot withResource(
            ClusterSnapshot snapshot, java.util.function.UnaryOperator<ResourceFact.Builder> change) {
        ResourceFact resource =
                change.apply(ResourceFact.builder().from(snapshot.resource())).build();
        return ClusterSnapshot.builder().from(snapshot).resource(resource).build();
    }

    static BackupRecord backup(String id, Uid life) {
        return BackupRecord.builder()
                .id(new BackupId(id))
                .life(life)
                .finalAndFenced(true)
                .completedAt(Instant.parse("2020-08-11T07:54:02Z"))
                .serverVersion("8.4.0")
                .pod("pod")
                .bytes(10)
                .sha256("00")
                .build();
    }

    static ClusterSnapshot withBackups(ClusterSnapshot snapshot, BackupRecord... backups) {
        CatalogueFact catalogue = CatalogueFact.builder()
                .from(snapshot.catalogue().orElseThrow())
                .backups(java.util.List.of(backups))
                .build();
        return ClusterSnapshot.builder().from(snapshot).catalogue(catalogue).build();
    }
}
