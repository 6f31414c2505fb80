package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.ServerPod;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.k8s.read.SpecNote;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ServerTemplate;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Deployment of one server. mysqld's directory is a folder of the volume, so that neither {@code
 * lost+found} nor our own notes beside it are in its way, in any version, without an option for it.
 */
final class WorkloadManifest {
    /** Time for mysqld to write its buffers back; killed before, it recovers at the next start. */
    private static final long STOP_SECONDS = 60;
    /** A day of seconds: an initialisation or a recovery is never killed for being slow. */
    private static final int START_PROBES_MAX = 86_400;
    /**
     * Where start.sh leaves no message of its own, the kubelet takes the end of the log (80 lines, 2048 bytes) of a
     * container that failed: what mysqld says last. So mysqld stays the process that signals and exit codes belong to.
     */
    private static final String LAST_WORDS = "FallbackToLogsOnError";

    private final AdapterSettings settings;

    WorkloadManifest(AdapterSettings settings) {
        this.settings = settings;
    }

    Deployment deployment(InstanceId instance, ServerTemplate template) {
        Map<String, String> notes = new TreeMap<>();
        notes.put(Annotations.LIFE, template.life().value());
        notes.put(Annotations.TEMPLATE, SpecNote.write(template));
        return new DeploymentBuilder()
                .withMetadata(Parts.metadata(instance, ObjectRole.WORKLOAD, notes))
                .withNewSpec()
                .withReplicas(1)
                .withNewStrategy()
                .withType("Recreate")
                .endStrategy()
                .withNewSelector()
                .withMatchLabels(Labels.workloadSelector(instance))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Labels.ofWorkloadPod(instance))
                .withAnnotations(Map.of(Annotations.REVISION, String.valueOf(template.revision())))
                .endMetadata()
                .withSpec(pod(instance, template))
                .endTemplate()
                .endSpec()
                .build();
    }

    private PodSpec pod(InstanceId instance, ServerTemplate template) {
        List<Container> before = template.bornIn().isPresent() ? List.of() : List.of(inspect(template));
        return new PodSpecBuilder()
                .withEnableServiceLinks(false)
                .withAutomountServiceAccountToken(false)
                .withTerminationGracePeriodSeconds(STOP_SECONDS)
                .withNodeSelector(nodeSelector(template))
                .withTolerations(
                        PodSettings.tolerations(template.applied().settings().tolerations()))
                .withInitContainers(before)
                .withContainers(server(instance, template))
                .withVolumes(Parts.claim("data", ObjectRole.DATA_CLAIM.nameFor(instance), false))
                .build();
    }

    private static @Nullable Map<String, String> nodeSelector(ServerTemplate template) {
        Map<String, String> labels = template.applied().settings().nodeSelector();
        return labels.isEmpty() ? null : labels;
    }

    private Container inspect(ServerTemplate template) {
        return new ContainerBuilder()
                .withName(ServerPod.INSPECT)
                .withImage(template.applied().image())
                .withImagePullPolicy(settings.imagePullPolicy())
                .withCommand(Scripts.command("inspect"))
                .withEnv(Parts.variable("LIFE", template.life().value()))
                .withVolumeMounts(Parts.mount("data", "/volume", false))
                .build();
    }

    private Container server(InstanceId instance, ServerTemplate template) {
        return new ContainerBuilder()
                .withName(ServerPod.SERVER)
                .withImage(template.applied().image())
                .withImagePullPolicy(settings.imagePullPolicy())
                .withCommand(Scripts.command("start", "mysqld"))
                .withArgs(PodSettings.arguments(template.applied().settings().config()))
                .withEnv(environment(instance, template))
                .withResources(PodSettings.resources(template.applied().settings()))
                .addNewPort()
                .withName("mysql")
                .withContainerPort(ServiceManifest.PORT)
                .endPort()
                .withVolumeMounts(
                        new VolumeMountBuilder()
                                .withName("data")
                                .withMountPath("/var/lib/mysql")
                                .withSubPath("data")
                                .build(),
                        Parts.mount("data", "/volume", false))
                .withStartupProbe(started())
                .withReadinessProbe(accepts())
                .withTerminationMessagePolicy(LAST_WORDS)
                .build();
    }

    private static List<EnvVar> environment(InstanceId instance, ServerTemplate template) {
        List<EnvVar> variables = new ArrayList<>();
        // that of a first start, or the one to set anew
        String key = template.resetsPassword() ? SnapshotReader.STAGED_KEY : SnapshotReader.PASSWORD_KEY;
        variables.add(Parts.secret("MYSQL_ROOT_PASSWORD", key, instance));
        variables.add(Parts.variable("MYSQL_DATABASE", template.applied().database()));
        variables.add(Parts.variable("LIFE", template.life().value()));
        if (template.resetsPassword()) {
            variables.add(Parts.variable("RESET_ROOT_PASSWORD", "true"));
        }
        template.bornIn().ifPresent(life -> variables.add(Parts.variable(ServerPod.BORN_IN, life.value())));
        return List.copyOf(variables);
    }

    /** Ends the first start: until it has succeeded once, the pod is not ready and no client can connect. */
    private static Probe started() {
        return new ProbeBuilder()
                .withNewExec()
                .withCommand(Scripts.command("started"))
                .endExec()
                .withPeriodSeconds(1)
                .withTimeoutSeconds(5)
                .withFailureThreshold(START_PROBES_MAX)
                .build();
    }

    /**
     * TCP, because the temporary server of a first start answers on its socket. Without this probe Kubernetes
     * before 1.23 finds out up to a minute later that the startup probe has succeeded. There is no liveness probe.
     */
    private static Probe accepts() {
        return new ProbeBuilder()
                .withNewTcpSocket()
                .withPort(new IntOrString(ServiceManifest.PORT))
                .endTcpSocket()
                .withPeriodSeconds(1)
                .withTimeoutSeconds(2)
                .build();
    }
}
