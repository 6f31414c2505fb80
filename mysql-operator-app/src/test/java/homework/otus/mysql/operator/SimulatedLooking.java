package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.planner.SimulatedCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The looks of a simulated operator, as {@link Looking} does them, with the real memory. */
final class SimulatedLooking {
    private final Extents extents = new Extents(() -> Instant.EPOCH, Duration.ofMinutes(10));
    private final UnaryOperator<Optional<Extent>> remembered;
    private final Function<ClusterSnapshot, Plan> planner;
    private int within;

    /** @param remembered what becomes of a memory; a planted fault takes its place */
    SimulatedLooking(UnaryOperator<Optional<Extent>> remembered, Function<ClusterSnapshot, Plan> planner) {
        this.remembered = remembered;
        this.planner = planner;
    }

    /** @param seen what the caches show, which may be old */
    ClusterSnapshot look(ClusterSnapshot now, boolean distrusted, ClusterSnapshot seen) {
        Optional<ClusterSnapshot> shown = remembered
                .apply(distrusted ? Optional.empty() : extents.of(context(now)))
                .map(extent -> SimulatedCluster.within(now, extent, seen))
                .filter(it -> planner.apply(it).block().isEmpty());
        if (shown.isPresent()) {
            within++;
            return shown.get();
        }
        if (planner.apply(now).block().isPresent()) {
            extents.forget(now.instance());
        } else {
            extents.looked(now);
        }
        return now;
    }

    /** {@code action} is about to be done. */
    void doing(InstanceId instance, Action action) {
        extents.doing(instance, action);
    }

    /** How many looks were not whole. */
    int within() {
        return within;
    }

    private static ResourceContext context(ClusterSnapshot now) {
        ResourceFact resource = now.resource();
        MySQL known = new MySQL();
        known.setMetadata(new ObjectMetaBuilder()
                .withNamespace(now.instance().namespace())
                .withName(now.instance().name())
                .withUid(resource.uid().value())
                .withGeneration(resource.generation())
                .withDeletionTimestamp(
                        resource.deletionRequestedAt().map(Instant::toString).orElse(null))
                .build());
        return new ResourceContext(known);
    }
}
