package homework.otus.mysql.k8s.read;

import homework.otus.mysql.model.PodFact.Keeper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads whom a pod belongs to. {@code kubectl delete --cascade=orphan} takes the reference off what it leaves; a Deployment
 * takes up what has none and fits its selector.
 */
record Keepers(List<ReplicaSet> sets) {
    Keeper of(Pod pod) {
        Optional<OwnerReference> owner = controller(pod);
        if (owner.isEmpty()) {
            return Keeper.NOBODY;
        }
        boolean released = sets.stream()
                .filter(set -> owner.get().getUid().equals(set.getMetadata().getUid()))
                .anyMatch(set -> controller(set).isEmpty() && !Facts.terminating(set));
        return released ? Keeper.NEXT_WORKLOAD : Keeper.WORKLOAD;
    }

    private static Optional<OwnerReference> controller(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst();
    }
}
