package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.Kinds;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.Map;

/** What several manifests have in common. */
final class Parts {
    private Parts() {}

    /** Name, namespace and labels of an object of that role. */
    static ObjectMeta metadata(InstanceId instance, ObjectRole role, Map<String, String> annotations) {
        String namespace = Kinds.namespace(instance, role);
        return new ObjectMetaBuilder()
                .withName(role.nameFor(instance))
                .withNamespace(namespace.isEmpty() ? null : namespace)
                .withLabels(Labels.of(instance, role))
                .withAnnotations(annotations.isEmpty() ? null : annotations)
                .build();
    }

    static EnvVar variable(String name, String value) {
        // The kubelet replaces $(NAME) in values and turns $$ into $; doubled, every dollar stays what it is.
        return new EnvVarBuilder()
                .withName(name)
                .withValue(value.replace("$", "$$"))
                .build();
    }

    /** The password of root: out of the Secret, never in the manifest. */
    static EnvVar password(String name, InstanceId instance) {
        return secret(name, SnapshotReader.PASSWORD_KEY, instance);
    }

    /** A value out of the credentials. */
    static EnvVar secret(String name, String key, InstanceId instance) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(key, ObjectRole.CREDENTIALS.nameFor(instance), false)
                .endValueFrom()
                .build();
    }

    static Volume claim(String name, String claim, boolean readOnly) {
        return new VolumeBuilder()
                .withName(name)
                .withNewPersistentVolumeClaim(claim, readOnly ? Boolean.TRUE : null)
                .build();
    }

    static VolumeMount mount(String name, String path, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(name)
                .withMountPath(path)
                .withReadOnly(readOnly ? Boolean.TRUE : null)
                .build();
    }
}
