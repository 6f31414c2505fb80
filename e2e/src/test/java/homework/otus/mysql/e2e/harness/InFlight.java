package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;

/** A Job of an instance while it works: to step in at a moment that is known. */
public final class InFlight {
    private InFlight() {}

    /** Waits until a Job of that role logs {@code line}, and gives the Job, which is not finished yet. */
    public static Job at(Cluster cluster, Instance instance, ObjectRole role, String line) {
        Patience.await(
                role + " says: " + line, () -> log(cluster, instance, role).contains(line));
        Job job = instance.object(Job.class, role).orElseThrow();
        if (job.getStatus().getSucceeded() != null || job.getStatus().getFailed() != null) {
            throw new AssertionError("too late to step in: " + role + " has ended");
        }
        return job;
    }

    /** What the pods of that Job have logged so far; a pod that does not run yet has logged nothing. */
    public static String log(Cluster cluster, Instance instance, ObjectRole role) {
        KubernetesClient client = cluster.client();
        StringBuilder log = new StringBuilder();
        client
                .pods()
                .inNamespace(instance.id().namespace())
                .withLabels(Labels.identity(instance.id(), role))
                .list()
                .getItems()
                .stream()
                .filter(InFlight::hasStarted)
                .map(pod -> pod.getMetadata().getName())
                .forEach(pod -> log.append(client.pods()
                        .inNamespace(instance.id().namespace())
                        .withName(pod)
                        .getLog()));
        return log.toString();
    }

    private static boolean hasStarted(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .anyMatch(status -> status.getState().getWaiting() == null);
    }
}
