package homework.otus.mysql.k8s.read;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSpec;
import java.util.List;
import java.util.Map;

/** Reads which nodes take new pods of ours. */
final class Nodes {
    private Nodes() {}

    /** By the label that volumes are pinned with, which is not the name of the node everywhere. */
    static List<String> schedulable(List<Node> nodes) {
        return nodes.stream()
                .filter(Nodes::takesPods)
                .map(Nodes::hostname)
                .sorted()
                .toList();
    }

    private static boolean takesPods(Node node) {
        NodeSpec spec = node.getSpec();
        boolean open = spec == null
                || (!Boolean.TRUE.equals(spec.getUnschedulable())
                        && spec.getTaints().stream().allMatch(taint -> "PreferNoSchedule".equals(taint.getEffect())));
        return open
                && !Facts.terminating(node)
                && node.getStatus() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static String hostname(Node node) {
        Map<String, String> labels = node.getMetadata().getLabels();
        String hostname = labels == null ? null : labels.get(StorageFacts.HOSTNAME);
        return hostname == null ? node.getMetadata().getName() : hostname;
    }
}
