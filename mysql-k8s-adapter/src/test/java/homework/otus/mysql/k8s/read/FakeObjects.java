package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A cluster that is a list of objects. */
final class FakeObjects implements ObjectSource {
    private final List<HasMetadata> objects = new ArrayList<>();

    FakeObjects with(HasMetadata object) {
        objects.add(object);
        return this;
    }

    /** The same objects as a cache keeps them. */
    FakeObjects lean() {
        FakeObjects lean = new FakeObjects();
        objects.forEach(object -> lean.with(Lean.of(Serialization.clone(object))));
        return lean;
    }

    /** Name, namespace, UID and labels of an object of ours. */
    static ObjectMeta ours(ObjectRole role, Map<String, String> annotations) {
        return new ObjectMetaBuilder()
                .withName(role.nameFor(Samples.MYSQL_INSTANCE))
                .withNamespace(role.isVolume() ? null : "default")
                .withUid(role.label() + "-uid")
                .withLabels(Labels.of(Samples.MYSQL_INSTANCE, role))
                .withAnnotations(annotations)
                .build();
    }

    @Override
    public <T extends HasMetadata> Optional<T> find(Class<T> type, String namespace, String name) {
        return list(type, namespace, Map.of()).stream()
                .filter(object -> name.equals(object.getMetadata().getName()))
                .findFirst();
    }

    @Override
    public <T extends HasMetadata> List<T> list(Class<T> type, String namespace, Map<String, String> labels) {
        return objects.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(object -> namespace.equals(
                        Objects.requireNonNullElse(object.getMetadata().getNamespace(), "")))
                .filter(object -> labels.isEmpty()
                        || Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.<String, String>of())
                                .entrySet()
                                .containsAll(labels.entrySet()))
                .toList();
    }
}
