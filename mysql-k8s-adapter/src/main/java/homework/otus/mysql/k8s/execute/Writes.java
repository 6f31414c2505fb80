package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.ApiErrors;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.Kinds;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.read.LiveObjects;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.WantedPassword;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The few kinds of writes that there are, each with its guard. */
final class Writes {
    /** It was changed, or it is another one, which is refused as a change of its UID, or it is gone. */
    private static final Set<Code> OUT_OF_DATE = EnumSet.of(Code.CONFLICT, Code.REFUSED, Code.NOT_FOUND);

    private final KubernetesClient client;
    private final ObjectSource live;

    Writes(KubernetesClient client) {
        this.client = client;
        this.live = new LiveObjects(client);
    }

    /** Creates, and never overwrites: what is there already is an error. */
    void create(HasMetadata object) {
        ApiErrors.calling(
                "create " + object.getKind() + " " + object.getMetadata().getName(),
                () -> client.resource(object).create());
    }

    /** Deletes that very object. One that is gone already is fine; another one of its name is left alone. */
    void delete(InstanceId instance, ObjectRole role, Uid uid) {
        DeleteOptions options = new DeleteOptionsBuilder()
                .withNewPreconditions()
                .withUid(uid.value())
                .endPreconditions()
                .withPropagationPolicy(propagation(role))
                .build();
        delete(Kinds.path(instance, role), role.title() + " " + role.nameFor(instance), options);
    }

    private void delete(String path, String what, DeleteOptions options) {
        try {
            ApiErrors.calling("delete " + what, () -> client.raw(path, "DELETE", options));
        } catch (AdapterException e) {
            if (e.code() == Code.CONFLICT) {
                throw new AdapterException(Code.CHANGED, String.valueOf(e.getMessage()), e);
            }
            if (e.code() != Code.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Asks for the deletion of that very MySQLBackup. */
    void deleteBackup(InstanceId instance, String name, Uid uid) {
        delete(
                "/apis/" + HasMetadata.getApiVersion(MySQLBackup.class) + "/namespaces/" + instance.namespace() + "/"
                        + HasMetadata.getPlural(MySQLBackup.class) + "/" + name,
                "backup " + name,
                new DeleteOptionsBuilder()
                        .withNewPreconditions()
                        .withUid(uid.value())
                        .endPreconditions()
                        .build());
    }

    /** A Job is gone when its pods are: a pod that is late must not meet the volumes of a later life. */
    private static @Nullable String propagation(ObjectRole role) {
        return role.isJob() ? "Foreground" : role == ObjectRole.WORKLOAD ? "Background" : null;
    }

    /** Writes the whole object, if the one that is there is still as it was read: UID and version are in it. What is stored comes back. */
    HasMetadata replace(InstanceId instance, ObjectRole role, HasMetadata object) {
        String stored = ApiErrors.calling(
                "change " + role.title() + " " + role.nameFor(instance),
                () -> client.raw(Kinds.path(instance, role), "PUT", object));
        return Serialization.unmarshal(stored, Kinds.type(role));
    }

    /** The object of that role as it is now, if it is the one that is meant. */
    HasMetadata require(InstanceId instance, ObjectRole role, Uid uid) {
        Optional<? extends HasMetadata> found =
                live.find(Kinds.type(role), Kinds.namespace(instance, role), role.nameFor(instance));
        return require(found, uid, role.title() + " " + role.nameFor(instance));
    }

    /** What the resource names as its password now, see {@link WantedPassword}. */
    Optional<String> wantedPassword(MySQL resource) {
        return WantedPassword.of(resource, live);
    }

    Optional<? extends HasMetadata> find(InstanceId instance, ObjectRole role) {
        return live.find(Kinds.type(role), Kinds.namespace(instance, role), role.nameFor(instance));
    }

    /** {@code found}, if it is there and has that UID. */
    static <T extends HasMetadata> T require(Optional<T> found, Uid uid, String what) {
        T object = found.orElseThrow(() -> AdapterException.of(Code.CHANGED, "%s is gone", what));
        if (!uid.value().equals(object.getMetadata().getUid())) {
            throw AdapterException.of(Code.CHANGED, "%s is not the one that was planned for", what);
        }
        return object;
    }

    /** Any volume by its name, if it is the one that is meant. */
    PersistentVolume requireVolume(String name, Uid uid) {
        return require(live.find(PersistentVolume.class, "", name), uid, "volume " + name);
    }

    void requireOurs(HasMetadata object, InstanceId instance, ObjectRole role) {
        if (Labels.ownership(object, instance, role) != Ownership.OURS) {
            throw notOurs(instance, role, object.getMetadata().getName());
        }
    }

    static AdapterException notOurs(InstanceId instance, ObjectRole role, String name) {
        return AdapterException.of(
                Code.NOT_OURS, "%s %s is not labelled as one of %s, and is not changed", role.title(), name, instance);
    }

    <T extends HasMetadata> T require(Class<T> type, InstanceId instance, Uid uid) {
        return require(
                live.find(type, instance.namespace(), instance.name()),
                uid,
                HasMetadata.getSingular(type) + " " + instance);
    }

    /**
     * Does {@code write} to the resource as it was seen, which costs no look: the patch carries the version that was seen. When the API
     * server does not take that, to the resource as it is now, if it is still the same one.
     */
    void toResource(ResourceContext context, Consumer<MySQL> write) {
        if (context.resource().getMetadata().getResourceVersion() != null) {
            try {
                write.accept(context.resource());
                return;
            } catch (AdapterException e) {
                if (!OUT_OF_DATE.contains(e.code())) {
                    throw e;
                }
            }
        }
        write.accept(require(MySQL.class, context.instance(), context.uid()));
    }

    /**
     * Merges {@code patch} into {@code object}, if that is still as it was read: the patch carries its UID
     * and its version, and the API server refuses it otherwise.
     */
    void merge(HasMetadata object, ObjectNode patch) {
        patch(object, guarded(object, patch), false);
    }

    /** The same for its status. */
    void mergeStatus(HasMetadata object, ObjectNode patch) {
        patch(object, guarded(object, patch), true);
    }

    private static ObjectNode guarded(HasMetadata object, ObjectNode patch) {
        patch.withObjectProperty("metadata")
                .put("uid", object.getMetadata().getUid())
                .put("resourceVersion", object.getMetadata().getResourceVersion());
        return patch;
    }

    private void patch(HasMetadata object, JsonNode patch, boolean status) {
        PatchContext context = new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(Labels.OPERATOR)
                .build();
        ApiErrors.calling(
                "change " + object.getKind() + " " + object.getMetadata().getName(), () -> {
                    Resource<HasMetadata> resource = client.resource(object);
                    return status
                            ? resource.subresource("status").patch(context, Json.write(patch))
                            : resource.patch(context, Json.write(patch));
                });
    }
}
