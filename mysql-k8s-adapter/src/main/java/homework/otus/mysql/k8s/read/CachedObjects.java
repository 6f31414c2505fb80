package homework.otus.mysql.k8s.read;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads from the stores of informers, without a request. It sees only what the informers select: an
 * object of one of our names that is not labelled as ours is absent here, and a cache may lag behind our
 * own writes. So what is found here tells whether there is anything to do; the doing starts from
 * {@link LiveObjects}.
 */
public final class CachedObjects implements ObjectSource {
    private final ListMultimap<Class<?>, Store<?>> stores =
            MultimapBuilder.linkedHashKeys().arrayListValues().build();

    /** Adds a store of one kind: the only one, or that of one namespace; each kind that is asked for must have one. */
    public <T extends HasMetadata> CachedObjects with(Class<T> type, Store<T> store) {
        stores.put(type, store);
        return this;
    }

    @Override
    public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
        String key = namespace.isEmpty() ? name : Cache.namespaceKeyFunc(namespace, name);
        return stores(type).stream()
                .flatMap(store -> Stream.ofNullable(store.getByKey(key)))
                .findFirst();
    }

    /** Of all namespaces when {@code namespace} is empty. */
    @Override
    public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
        return stores(type).stream()
                .flatMap(store -> store.list().stream())
                .filter(object -> isIn(namespace, object) && carries(labels, object))
                .toList();
    }

    private static boolean isIn(String namespace, HasMetadata object) {
        return namespace.isEmpty() || namespace.equals(object.getMetadata().getNamespace());
    }

    private static boolean carries(Map<String, String> wanted, HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return wanted.isEmpty() || (labels != null && labels.entrySet().containsAll(wanted.entrySet()));
    }

    @SuppressWarnings("unchecked") // The only way in is with(), which has type and store of one T.
    private <T extends HasMetadata> List<Store<T>> stores(Class<T> type) {
        List<Store<?>> found = stores.get(type);
        if (found.isEmpty()) {
            throw new IllegalStateException("no store of " + HasMetadata.getPlural(type));
        }
        return found.stream().map(store -> (Store<T>) store).toList();
    }
}
