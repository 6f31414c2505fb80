package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.ServerPod;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Our fields over those of an object that is there already. What others have put beside them stays: labels,
 * annotations, containers and volumes of other names. Our containers, the placement of the pod and the ports
 * of the Service are ours as a whole.
 */
public final class Overlay {
    private Overlay() {}

    /** {@code live} with every field of {@code ours}; neither is changed. */
    public static HasMetadata onto(HasMetadata live, HasMetadata ours) {
        if (live instanceof Deployment deployment && ours instanceof Deployment wanted) {
            return onto(deployment, wanted);
        }
        if (live instanceof Service service && ours instanceof Service wanted) {
            return onto(service, wanted);
        }
        throw new IllegalArgumentException("no fields of a " + live.getKind() + " are put over those of others");
    }

    private static Deployment onto(Deployment live, Deployment ours) {
        Deployment merged = new DeploymentBuilder(live).build();
        notes(merged.getMetadata(), ours.getMetadata());
        merged.getSpec().setReplicas(ours.getSpec().getReplicas());
        merged.getSpec().setStrategy(ours.getSpec().getStrategy());
        PodTemplateSpec template = merged.getSpec().getTemplate();
        PodTemplateSpec wanted = ours.getSpec().getTemplate();
        notes(template.getMetadata(), wanted.getMetadata());
        onto(template.getSpec(), wanted.getSpec());
        return merged;
    }

    private static void onto(PodSpec pod, PodSpec ours) {
        pod.setEnableServiceLinks(ours.getEnableServiceLinks());
        pod.setAutomountServiceAccountToken(ours.getAutomountServiceAccountToken());
        pod.setTerminationGracePeriodSeconds(ours.getTerminationGracePeriodSeconds());
        pod.setNodeSelector(ours.getNodeSelector());
        pod.setTolerations(ours.getTolerations());
        // that of an earlier template may not be wanted any more
        List<Container> inits = pod.getInitContainers().stream()
                .filter(container -> !container.getName().equals(ServerPod.INSPECT))
                .toList();
        pod.setInitContainers(merged(inits, ours.getInitContainers(), Container::getName));
        pod.setContainers(merged(pod.getContainers(), ours.getContainers(), Container::getName));
        pod.setVolumes(merged(pod.getVolumes(), ours.getVolumes(), Volume::getName));
    }

    private static Service onto(Service live, Service ours) {
        Service merged = new ServiceBuilder(live).build();
        notes(merged.getMetadata(), ours.getMetadata());
        merged.getSpec().setSelector(ours.getSpec().getSelector());
        merged.getSpec().setPorts(ours.getSpec().getPorts());
        merged.getSpec().setPublishNotReadyAddresses(ours.getSpec().getPublishNotReadyAddresses());
        return merged;
    }

    private static void notes(ObjectMeta live, ObjectMeta ours) {
        live.setLabels(merged(live.getLabels(), ours.getLabels()));
        live.setAnnotations(merged(live.getAnnotations(), ours.getAnnotations()));
    }

    private static @Nullable Map<String, String> merged(
            @Nullable Map<String, String> live, @Nullable Map<String, String> ours) {
        if (live == null || ours == null) {
            return live == null ? ours : live;
        }
        Map<String, String> merged = new TreeMap<>(live);
        merged.putAll(ours);
        return merged;
    }

    /** Ours first, in our order; then those of others. */
    private static <T> List<T> merged(List<T> live, List<T> ours, Function<T, String> name) {
        List<T> merged = new ArrayList<>(ours);
        List<String> names = ours.stream().map(name).toList();
        live.stream().filter(item -> !names.contains(name.apply(item))).forEach(merged::add);
        return merged;
    }
}
