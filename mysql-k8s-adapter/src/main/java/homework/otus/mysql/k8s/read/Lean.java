package homework.otus.mysql.k8s.read;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import homework.otus.mysql.k8s.Annotations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;

/**
 * Takes out of an object what no reader of this package reads, so that a cache of thousands stays small. A snapshot of what is left is
 * the same; to be written back it is not fit.
 */
public final class Lean {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    /** The scripts in commands are the same everywhere. */
    private static final Interner<String> SCRIPTS = Interners.newWeakInterner();

    private Lean() {}

    /** {@code object} itself, which is changed. */
    public static <T extends HasMetadata> T of(T object) {
        if (object.getMetadata().getAnnotations() != null) {
            object.getMetadata().getAnnotations().remove(LAST_APPLIED);
        }
        object.getMetadata().setManagedFields(owners(object));
        if (object instanceof Pod pod && pod.getSpec() != null) {
            pod.setSpec(lean(pod.getSpec()));
        } else if (object instanceof Job job && job.getSpec() != null) {
            job.getSpec().setTemplate(null);
        } else if (object instanceof Deployment workload && workload.getSpec() != null) {
            shareScripts(workload.getSpec().getTemplate().getSpec());
        } else if (object instanceof Node node && node.getStatus() != null) {
            node.getStatus().setImages(List.of());
        }
        return object;
    }

    /** {@link FieldOwners} asks for those of workloads: who set what in the spec, and which entry is ours. */
    private static List<ManagedFieldsEntry> owners(HasMetadata object) {
        List<ManagedFieldsEntry> all = object.getMetadata().getManagedFields();
        if (!(object instanceof Deployment) || all == null) {
            return List.of();
        }
        all.forEach(entry -> entry.setFieldsV1(lean(entry.getFieldsV1())));
        return all;
    }

    /** An entry of others that is not about the spec says as little as ours does: that somebody is noted. */
    private static FieldsV1 lean(FieldsV1 fields) {
        FieldsV1 lean = new FieldsV1();
        Map<String, Object> all = fields == null ? Map.of() : fields.getAdditionalProperties();
        if (all.containsKey("f:spec") && !isOurs(all)) {
            lean.setAdditionalProperty("f:spec", all.get("f:spec"));
        } else {
            lean.setAdditionalProperty(
                    "f:metadata", Map.of("f:annotations", Map.of("f:" + Annotations.MANIFEST, Map.of())));
        }
        return lean;
    }

    private static boolean isOurs(Map<String, Object> fields) {
        return fields.get("f:metadata") instanceof Map<?, ?> metadata
                && metadata.get("f:annotations") instanceof Map<?, ?> annotations
                && annotations.containsKey("f:" + Annotations.MANIFEST);
    }

    /** The names of the containers, and what they were told. */
    private static PodSpec lean(PodSpec spec) {
        PodSpec lean = new PodSpec();
        lean.setNodeName(spec.getNodeName());
        lean.setContainers(spec.getContainers().stream()
                .map(container -> {
                    Container named = new Container();
                    named.setName(container.getName());
                    named.setEnv(container.getEnv());
                    return named;
                })
                .toList());
        return lean;
    }

    private static void shareScripts(PodSpec spec) {
        for (Container container : spec.getContainers()) {
            container.setCommand(shared(container.getCommand()));
            if (container.getStartupProbe() != null
                    && container.getStartupProbe().getExec() != null) {
                ExecAction probe = container.getStartupProbe().getExec();
                probe.setCommand(shared(probe.getCommand()));
            }
        }
        for (Container container : spec.getInitContainers()) {
            container.setCommand(shared(container.getCommand()));
        }
    }

    private static List<String> shared(List<String> words) {
        return words == null ? List.of() : words.stream().map(SCRIPTS::intern).toList();
    }
}
