package homework.otus.mysql.planner;

import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Toleration;
import homework.otus.mysql.model.VolumeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a node takes a pod, as the scheduler decides it. Format: the Kubernetes documentation, "Taints and Tolerations"
 * and "Assigning Pods to Nodes".
 */
public final class NodeFit {
    /** The code of a block. */
    public static final String CODE = "NodeDoesNotFit";

    /** Taints that Kubernetes itself puts on a node in trouble, and takes off. */
    private static final String PASSING = "node.kubernetes.io/";

    private static final int NODES_TOLD_MAX = 3;

    private NodeFit() {}

    /** The node takes such a pod now. */
    static boolean takes(NodeFact node, ServerSettings settings) {
        boolean fits = settings.nodeSelector().entrySet().stream()
                        .allMatch(
                                wanted -> wanted.getValue().equals(node.labels().get(wanted.getKey())))
                && node.taints().stream().noneMatch(taint -> keepsAway(taint, settings.tolerations()));
        return node.takesPods() && (node.isSimulated() || fits);
    }

    /** Why it does not and will not take such a pod, with what to do about each; empty when it may. */
    static Optional<String> misfit(NodeFact node, ServerSettings settings) {
        if (node.isSimulated()
                || (settings.nodeSelector().isEmpty() && node.taints().isEmpty())) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        settings.nodeSelector().forEach((key, value) -> {
            if (!value.equals(node.labels().get(key))) {
                reasons.add("has no label " + key + "=" + value + " (correct spec.nodeSelector, or kubectl label node "
                        + node.name() + " " + key + "=" + value + ")");
            }
        });
        node.taints().stream()
                .filter(taint -> !taint.key().startsWith(PASSING) && keepsAway(taint, settings.tolerations()))
                .forEach(taint -> reasons.add("has the taint " + taint
                        + " (put up with it in spec.tolerations, or kubectl taint node " + node.name() + " " + taint
                        + "-)"));
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("node " + node.name() + " " + String.join(" and ", reasons));
    }

    /** Why a server with these settings has no place where its data is; empty when it has, or when that is not known. */
    public static Optional<String> ofData(Situation situation, ServerSettings settings) {
        Optional<String> pinned = situation.oursVolume(Storage.DATA).flatMap(VolumeFact::node);
        return pinned.flatMap(name -> node(situation, name))
                .flatMap(node -> misfit(node, settings))
                .map(why -> "data volume " + situation.name(Storage.DATA.volume()) + " is on a node that does not fit: "
                        + why);
    }

    private static Optional<NodeFact> node(Situation situation, String name) {
        for (NodeFact node : situation.snapshot().nodes()) {
            if (node.name().equals(name)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** Why none of the nodes that take pods takes such a one; empty when there is no such node, or it may. */
    public static Optional<String> ofAll(Situation situation, ServerSettings settings) {
        List<NodeFact> nodes = situation.snapshot().nodes().stream()
                .filter(NodeFact::takesPods)
                .toList();
        List<String> reasons =
                nodes.stream().flatMap(node -> misfit(node, settings).stream()).toList();
        return nodes.isEmpty() || reasons.size() < nodes.size()
                ? Optional.empty()
                : Optional.of("no node fits: "
                        + reasons.stream().limit(NODES_TOLD_MAX).collect(Collectors.joining("; "))
                        + (reasons.size() > NODES_TOLD_MAX ? "; and so on" : ""));
    }

    private static boolean keepsAway(NodeFact.Taint taint, List<Toleration> tolerations) {
        boolean hard = taint.effect().equals("NoSchedule") || taint.effect().equals("NoExecute");
        return hard && tolerations.stream().noneMatch(toleration -> tolerates(toleration, taint));
    }

    private static boolean tolerates(Toleration toleration, NodeFact.Taint taint) {
        String effect = toleration.effect().orElse("");
        String key = toleration.key().orElse("");
        boolean exists = toleration.operator().equals(Optional.of("Exists"));
        return (effect.isEmpty() || effect.equals(taint.effect()))
                && (key.isEmpty() ? exists : key.equals(taint.key()))
                && (exists || toleration.value().orElse("").equals(taint.value()));
    }
}
