package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Kinds;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads from the API server what there can be of one instance, and does not ask for what is outside its {@link Extent} unless the caches
 * show it. What is around the instance comes from the caches: nodes, classes, and whether the namespace is being deleted.
 *
 * <p>It is for steps that destroy nothing. Before one that does, {@link LiveObjects} is asked for everything.
 */
public final class LiveWithin implements ObjectSource {
    private static final Set<Class<?>> AROUND = Set.of(Node.class, StorageClass.class, Namespace.class);

    private final ObjectSource live;
    private final ObjectSource seen;
    private final InstanceId instance;
    private final Extent extent;

    /** @param seen the caches */
    public LiveWithin(ObjectSource live, ObjectSource seen, InstanceId instance, Extent extent) {
        this.live = live;
        this.seen = seen;
        this.instance = instance;
        this.extent = extent;
    }

    @Override
    public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
        if (AROUND.contains(type)) {
            return seen.find(type, namespace, name);
        }
        boolean absent = isOutside(type, namespace, name)
                && seen.find(type, namespace, name).isEmpty();
        return absent ? Optional.empty() : live.find(type, namespace, name);
    }

    @Override
    public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
        if (AROUND.contains(type)) {
            return seen.list(type, namespace, labels);
        }
        boolean noPods = type.equals(Pod.class)
                && !extent.pods()
                && seen.list(type, namespace, labels).isEmpty();
        boolean noBackups = type.equals(MySQLBackup.class)
                && !extent.backups()
                && BackupFacts.resources(seen, instance).isEmpty();
        return noPods || noBackups ? List.of() : live.list(type, namespace, labels);
    }

    private boolean isOutside(Class<?> type, String namespace, String name) {
        return Stream.of(ObjectRole.values())
                .filter(role -> Kinds.type(role).equals(type)
                        && Kinds.namespace(instance, role).equals(namespace)
                        && role.nameFor(instance).equals(name))
                .anyMatch(role -> !extent.objects().contains(role));
    }
}
