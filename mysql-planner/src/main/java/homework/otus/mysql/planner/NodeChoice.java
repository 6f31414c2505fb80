package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Storage;
import java.util.List;
import java.util.Optional;

/** Chooses the node of a static volume: spread over the nodes by the instance's name, apart from its other volume. */
public final class NodeChoice {
    private NodeChoice() {}

    /**
     * A node that takes the pods which are to use the volume; the same one as {@code apartFrom} only where there is no
     * other; empty when there is none.
     *
     * @param settings what those pods ask for, see {@link #settingsOf}
     */
    public static Optional<String> of(ClusterSnapshot snapshot, ServerSettings settings, Optional<String> apartFrom) {
        List<String> fitting = snapshot.nodes().stream()
                .filter(node -> NodeFit.takes(node, settings))
                .map(NodeFact::name)
                .toList();
        List<String> others = fitting.stream()
                .filter(node -> !apartFrom.equals(Optional.of(node)))
                .toList();
        List<String> choice = others.isEmpty() ? fitting : others;
        if (choice.isEmpty()) {
            return Optional.empty();
        }
        // String.hashCode is specified, so the choice is the same everywhere (invariant I13)
        return Optional.of(
                choice.get(Math.floorMod(snapshot.instance().toString().hashCode(), choice.size())));
    }

    /** The server goes where its data is, and the labels are about it; Jobs put up with the same taints, and go to the backups. */
    public static ServerSettings settingsOf(Storage storage, ServerSettings settings) {
        return switch (storage) {
            case DATA -> settings;
            case BACKUP ->
                ServerSettings.builder().tolerations(settings.tolerations()).build();
        };
    }
}
