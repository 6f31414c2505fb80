package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.ApiErrors;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from the API server each time: before anything is destroyed, and where there are no caches. */
public final class LiveObjects implements ObjectSource {
    private final KubernetesClient client;

    public LiveObjects(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
        return ApiErrors.calling(
                "read " + HasMetadata.getSingular(type) + " " + name,
                () -> Optional.ofNullable(
                        namespace.isEmpty()
                                ? client.resources(type).withName(name).get()
                                : client.resources(type)
                                        .inNamespace(namespace)
                                        .withName(name)
                                        .get()));
    }

    @Override
    public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
        return ApiErrors.calling(
                "list " + HasMetadata.getPlural(type),
                () -> namespace.isEmpty()
                        ? client.resources(type).withLabels(labels).list().getItems()
                        : client.resources(type)
                                .inNamespace(namespace)
                                .withLabels(labels)
                                .list()
                                .getItems());
    }
}
