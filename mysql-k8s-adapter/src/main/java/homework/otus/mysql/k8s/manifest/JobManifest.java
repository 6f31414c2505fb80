package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.Action.RunJob;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Toleration;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Jobs: one pod, one attempt. A second attempt is a decision, and decisions are planned. */
final class JobManifest {
    /** A Job of ours has nothing to save when it is stopped; its shell does not hear SIGTERM. */
    private static final long STOP_SECONDS = 5;

    private final AdapterSettings settings;

    JobManifest(AdapterSettings settings) {
        this.settings = settings;
    }

    Job job(InstanceId instance, RunJob action) {
        ObjectRole role = action.request().role();
        JobTask task = action.request().match(new JobTasks(settings, instance, action.life()));
        return new JobBuilder()
                .withMetadata(Parts.metadata(instance, role, annotations(action, task)))
                .withNewSpec()
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(task.deadline().toSeconds())
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Labels.of(instance, role))
                .endMetadata()
                .withSpec(pod(task, action.request().tolerations()))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Map<String, String> annotations(RunJob action, JobTask task) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put(Annotations.LIFE, action.life().value());
        annotations.put(Annotations.FOR_DELETION, String.valueOf(action.forDeletion()));
        action.request().subject().ifPresent(subject -> annotations.put(Annotations.SUBJECT, subject));
        task.backup().ifPresent(id -> annotations.put(Annotations.BACKUP_ID, id.value()));
        return annotations;
    }

    private PodSpec pod(JobTask task, List<Toleration> tolerations) {
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(STOP_SECONDS)
                .withEnableServiceLinks(false)
                .withAutomountServiceAccountToken(false)
                .withTolerations(PodSettings.tolerations(tolerations))
                .withContainers(container(task))
                .withVolumes(volumes(task))
                .build();
    }

    private Container container(JobTask task) {
        return new ContainerBuilder()
                .withName("job")
                .withImage(task.image())
                .withImagePullPolicy(settings.imagePullPolicy())
                .withCommand(Scripts.command(task.script()))
                .withArgs(task.arguments())
                .withEnv(task.environment())
                .withVolumeMounts(mounts(task))
                .build();
    }

    private static List<Volume> volumes(JobTask task) {
        return Stream.of(
                        task.volume().map(use -> Parts.claim("volume", use.claim(), use.readOnly())),
                        task.scratch()
                                .map(path -> new VolumeBuilder()
                                        .withName("scratch")
                                        .withNewEmptyDir()
                                        .endEmptyDir()
                                        .build()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<VolumeMount> mounts(JobTask task) {
        return Stream.of(
                        task.volume().map(use -> Parts.mount("volume", use.mountPath(), use.readOnly())),
                        task.scratch().map(path -> Parts.mount("scratch", path, false)))
                .flatMap(Optional::stream)
                .toList();
    }
}
