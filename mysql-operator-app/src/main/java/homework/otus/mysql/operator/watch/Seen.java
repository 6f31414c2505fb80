package homework.otus.mysql.operator.watch;

import homework.otus.mysql.k8s.read.CachedObjects;
import homework.otus.mysql.k8s.read.ObjectSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the watches have seen: our objects, and the Secrets that resources name. */
record Seen(CachedObjects ours, NamedSecrets named) implements ObjectSource {
    @Override
    public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
        Optional<T> found = ours.find(type, namespace, name);
        return found.isEmpty() && type.equals(Secret.class)
                ? named.find(namespace, name).map(type::cast)
                : found;
    }

    @Override
    public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
        // not watched: they matter only while a workload is missing, and then everything is looked at live
        return type.equals(ReplicaSet.class) ? List.of() : ours.list(type, namespace, labels);
    }
}
