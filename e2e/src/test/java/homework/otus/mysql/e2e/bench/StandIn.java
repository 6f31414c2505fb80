package homework.otus.mysql.e2e.bench;

import homework.otus.mysql.k8s.ServerPod;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Stands in for the controllers and the kubelet of a cluster that has only an API server: volumes are available, claims bound,
 * Jobs complete and servers ready at once. A Job that is deleted goes with its pod.
 *
 * <p>Jobs of instances whose name begins with {@link #HANGS} never end.
 */
final class StandIn {
    static final String HANGS = "hangs-";
    static final String NODE = "node1";

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final String FOREGROUND = "foregroundDeletion";
    private static final int THREADS = 4;

    private final KubernetesClient client;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    StandIn(KubernetesClient client) {
        this.client = client;
    }

    /** Begins to act on everything in the cluster. */
    void start() {
        client.persistentVolumes().inform(on(this::recognise));
        client.persistentVolumeClaims().inAnyNamespace().inform(on(this::bind));
        client.apps().deployments().inAnyNamespace().inform(on(this::serve));
        client.batch().v1().jobs().inAnyNamespace().inform(on(this::work));
    }

    private <T extends HasMetadata> ResourceEventHandler<T> on(Consumer<T> reaction) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                submit(object);
            }

            @Override
            public void onUpdate(T before, T after) {
                submit(after);
            }

            @Override
            public void onDelete(T object, boolean unknown) {}

            private void submit(T object) {
                threads.execute(() -> attempt(() -> reaction.accept(object)));
            }
        };
    }

    /** What is gone, or was done already, needs nothing. */
    private static void attempt(Runnable reaction) {
        try {
            reaction.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                System.err.println("stand-in: " + e.getMessage());
            }
        }
    }

    private void recognise(PersistentVolume volume) {
        String phase = volume.getStatus() == null ? null : volume.getStatus().getPhase();
        if (phase == null || phase.equals("Pending")) {
            status(volume, "{\"status\":{\"phase\":\"Available\"}}");
        }
    }

    private void bind(PersistentVolumeClaim claim) {
        String phase = claim.getStatus() == null ? null : claim.getStatus().getPhase();
        if (!"Bound".equals(phase) && claim.getSpec().getVolumeName() != null) {
            String size =
                    String.valueOf(claim.getSpec().getResources().getRequests().get("storage"));
            status(
                    claim,
                    "{\"status\":{\"phase\":\"Bound\",\"accessModes\":[\"ReadWriteOnce\"],\"capacity\":{\"storage\":\""
                            + size + "\"}}}");
        }
    }

    private void serve(Deployment deployment) {
        if (deployment.getStatus() != null && deployment.getStatus().getObservedGeneration() != null) {
            return;
        }
        status(deployment, "{\"status\":{\"observedGeneration\":1,\"replicas\":1,\"readyReplicas\":1}}");
        OwnerReference set = new OwnerReferenceBuilder()
                .withApiVersion("apps/v1")
                .withKind("ReplicaSet")
                .withName(deployment.getMetadata().getName() + "-1")
                .withUid(UUID.randomUUID().toString())
                .withController(true)
                .build();
        pod(deployment, "-1-pod", set, deployment.getSpec().getTemplate(), serving());
    }

    private void work(Job job) {
        if (job.getMetadata().getDeletionTimestamp() != null) {
            if (job.getMetadata().getFinalizers().contains(FOREGROUND)) {
                client.pods()
                        .inNamespace(job.getMetadata().getNamespace())
                        .withName(job.getMetadata().getName() + "-pod")
                        .withGracePeriod(0)
                        .delete();
                client.resource(job).patch(MERGE, "{\"metadata\":{\"finalizers\":null}}");
            }
            return;
        }
        boolean begun = job.getStatus() != null && job.getStatus().getStartTime() != null;
        if (begun || job.getMetadata().getName().contains(HANGS)) {
            return;
        }
        OwnerReference owner = new OwnerReferenceBuilder()
                .withApiVersion("batch/v1")
                .withKind("Job")
                .withName(job.getMetadata().getName())
                .withUid(job.getMetadata().getUid())
                .withController(true)
                .build();
        pod(job, "-pod", owner, job.getSpec().getTemplate(), finished());
        status(
                job,
                "{\"status\":{\"startTime\":\"%1$s\",\"completionTime\":\"%1$s\",\"succeeded\":1,\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\",\"lastTransitionTime\":\"%1$s\"}]}}"
                        .formatted(now()));
    }

    private void pod(HasMetadata of, String suffix, OwnerReference owner, PodTemplateSpec template, String status) {
        var pod = client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(of.getMetadata().getNamespace())
                        .withName(of.getMetadata().getName() + suffix)
                        .withLabels(template.getMetadata().getLabels())
                        .withAnnotations(template.getMetadata().getAnnotations())
                        .withOwnerReferences(owner)
                        .endMetadata()
                        .withSpec(template.getSpec().toBuilder()
                                .withNodeName(NODE)
                                .build())
                        .build())
                .create();
        status(pod, status);
    }

    private static String serving() {
        return """
                {"status":{"phase":"Running","podIP":"10.244.0.2",
                 "conditions":[{"type":"Ready","status":"True","lastTransitionTime":"%1$s"}],
                 "containerStatuses":[{"name":"%2$s","image":"mysql","imageID":"mysql","ready":true,"started":true,
                  "restartCount":0,"state":{"running":{"startedAt":"%1$s"}}}]}}""".formatted(now(), ServerPod.SERVER);
    }

    private static String finished() {
        return """
                {"status":{"phase":"Succeeded",
                 "containerStatuses":[{"name":"job","image":"mysql","imageID":"mysql","ready":false,"restartCount":0,
                  "state":{"terminated":{"exitCode":0,"reason":"Completed","finishedAt":"%s",
                   "message":"{\\"backups\\":[]}"}}}]}}""".formatted(now());
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void status(HasMetadata object, String patch) {
        client.resource(object).subresource("status").patch(MERGE, patch);
    }
}
