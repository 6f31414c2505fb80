package homework.otus.mysql.k8s.read;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where objects of the cluster are looked up: the API server itself, or caches of it. */
public interface ObjectSource {
    /**
     * One object by its name; empty when it does not exist.
     *
     * @param namespace empty for cluster-scoped kinds
     */
    <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name);

    /**
     * The objects that carry all of {@code labels}, in no particular order.
     *
     * @param namespace empty for cluster-scoped kinds
     */
    <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels);
}
