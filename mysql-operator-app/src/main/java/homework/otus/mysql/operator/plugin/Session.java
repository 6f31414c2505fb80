package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.ApiErrors;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.k8s.read.LiveObjects;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One namespace of one cluster, with the rights of the user. */
final class Session implements AutoCloseable {
    private final KubernetesClient client;
    private final String namespace;
    private final Kubectl kubectl;
    private final ObjectSource objects;

    Session(KubernetesClient client, String namespace, Kubectl kubectl) {
        this.client = client;
        this.namespace = namespace;
        this.kubectl = kubectl;
        this.objects = new LiveObjects(client);
    }

    /** The address of the API server. */
    String server() {
        return client.getConfiguration().getMasterUrl();
    }

    String namespace() {
        return namespace;
    }

    /** The user's own kubectl, for the same namespace. */
    Kubectl kubectl() {
        return kubectl;
    }

    /** All that can be read. */
    ObjectSource objects() {
        return objects;
    }

    InstanceId instance(String name) {
        return new InstanceId(namespace, name);
    }

    /** The instance of that name; an error when there is none. */
    MySQL mysql(String name) {
        return find(MySQL.class, name)
                .orElseThrow(() -> new PluginException("there is no MySQL " + name + " in the namespace " + namespace));
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return objects.find(type, namespace, name);
    }

    /** Every instance of {@code where}, in the order of namespace and name; of all namespaces when it is empty. */
    List<MySQL> mysqls(String where) {
        return list(MySQL.class, where).stream()
                .sorted(Comparator.<MySQL, String>comparing(
                                resource -> resource.getMetadata().getNamespace())
                        .thenComparing(resource -> resource.getMetadata().getName()))
                .toList();
    }

    /** Every backup of {@code where}; of all namespaces when it is empty. */
    List<MySQLBackup> backups(String where) {
        return list(MySQLBackup.class, where);
    }

    /** The backups of that instance. */
    List<MySQLBackup> backupsOf(InstanceId instance) {
        return known(() -> BackupFacts.resources(objects, instance));
    }

    /** Stores a new object; that there is one of its name already is an error. */
    <T extends HasMetadata> void create(T object) {
        object.getMetadata().setNamespace(namespace);
        ApiErrors.calling(
                "create " + object.getKind() + " " + object.getMetadata().getName(),
                () -> client.resource(object).create());
    }

    <T extends HasMetadata> void delete(T object) {
        ApiErrors.calling(
                "delete " + object.getKind() + " " + object.getMetadata().getName(),
                () -> client.resource(object).delete());
    }

    /** Merges {@code patch}, which is JSON, into the instance. */
    void merge(String name, String patch) {
        ApiErrors.calling(
                "change MySQL " + name,
                () -> client.resources(MySQL.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
    }

    private <T extends HasMetadata> List<T> list(Class<T> type, String where) {
        return known(() -> where.isEmpty() ? everywhere(type) : objects.list(type, where, Map.of()));
    }

    /** Not by {@link #objects}: without a namespace these take that of the context for kinds that have one. */
    private <T extends HasMetadata> List<T> everywhere(Class<T> type) {
        return ApiErrors.calling(
                "list " + HasMetadata.getPlural(type),
                () -> client.resources(type).inAnyNamespace().list().getItems());
    }

    private static <T> T known(Supplier<T> list) {
        try {
            return list.get();
        } catch (AdapterException e) {
            if (e.code() == AdapterException.Code.NOT_FOUND) {
                throw new PluginException(
                        "the cluster does not know MySQL resources: install the operator's CRD first (crd.yaml)");
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
