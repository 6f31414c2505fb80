package homework.otus.mysql.k8s.read;

import homework.otus.mysql.model.NodeFact;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what decides which pods a node takes. */
final class Nodes {
    private Nodes() {}

    static List<NodeFact> read(List<Node> nodes) {
        return nodes.stream()
                .map(Nodes::read)
                .sorted(Comparator.comparing(NodeFact::name))
                .toList();
    }

    /** By the label that volumes are pinned with, which is not the name of the node everywhere. */
    private static NodeFact read(Node node) {
        Map<String, String> labels =
                Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
        return NodeFact.builder()
                .name(labels.getOrDefault(
                        StorageFacts.HOSTNAME, node.getMetadata().getName()))
                .labels(labels)
                .taints(taints(node))
                .takesPods(takesPods(node))
                .build();
    }

    private static List<NodeFact.Taint> taints(Node node) {
        List<Taint> taints = node.getSpec() == null ? List.of() : node.getSpec().getTaints();
        return taints.stream()
                .map(taint -> new NodeFact.Taint(
                        taint.getKey(), Optional.ofNullable(taint.getValue()).orElse(""), taint.getEffect()))
                .toList();
    }

    private static boolean takesPods(Node node) {
        boolean cordoned =
                node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
        return !cordoned
                && !Facts.terminating(node)
                && node.getStatus() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}
