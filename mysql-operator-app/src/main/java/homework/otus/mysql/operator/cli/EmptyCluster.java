package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.read.ObjectSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of one node in which nothing of the instance exists. */
final class EmptyCluster implements ObjectSource {
    @Override
    public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
        return Optional.empty();
    }

    @Override
    public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
        if (!type.equals(Node.class)) {
            return List.of();
        }
        Node node = new NodeBuilder()
                .withNewMetadata()
                .withName("(chosen when applied)")
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
        return List.of(type.cast(node));
    }
}
