package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;

/** One run of a server: equal to a later look as long as neither the pod nor mysqld was started again. */
public record Server(String pod, int restarts, long workloadGeneration) {
    /** The one that runs now. */
    public static Server of(Instance instance) {
        Pod pod = instance.rows().pod();
        int restarts = pod.getStatus().getContainerStatuses().stream()
                .mapToInt(container -> container.getRestartCount())
                .sum();
        HasMetadata workload = instance.object(ObjectRole.WORKLOAD)
                .orElseThrow(() -> new AssertionError(instance.id() + " has no workload"));
        return new Server(
                pod.getMetadata().getUid(), restarts, workload.getMetadata().getGeneration());
    }
}
