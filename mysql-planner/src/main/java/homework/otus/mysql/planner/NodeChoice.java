package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import java.util.List;
import java.util.Optional;

/** Chooses the node of a static volume: spread over the nodes by the instance's name, apart from its other volume. */
public final class NodeChoice {
    private NodeChoice() {}

    /** A node; the same one as {@code apartFrom} only where there is no other; empty when no node takes pods. */
    public static Optional<String> of(ClusterSnapshot snapshot, Optional<String> apartFrom) {
        List<String> others = snapshot.nodes().stream()
                .filter(node -> !apartFrom.equals(Optional.of(node)))
                .toList();
        List<String> choice = others.isEmpty() ? snapshot.nodes() : others;
        if (choice.isEmpty()) {
            return Optional.empty();
        }
        // String.hashCode is specified, so the choice is the same everywhere (invariant I13)
        return Optional.of(
                choice.get(Math.floorMod(snapshot.instance().toString().hashCode(), choice.size())));
    }
}
