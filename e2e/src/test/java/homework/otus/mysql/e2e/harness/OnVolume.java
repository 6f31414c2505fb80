package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Does something to the files of a claim, behind the operator's back: from a pod, so that it works on every cluster. */
public final class OnVolume {
    private static final String POD = "behind-the-back";

    private OnVolume() {}

    /** Runs a bash script with the claim's files at {@code /volume}; fails when the script does. */
    public static void run(Cluster cluster, InstanceId instance, ObjectRole claim, String script) {
        KubernetesClient client = cluster.client();
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(instance.namespace())
                .withName(POD)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("script")
                .withImage(Images.MYSQL)
                .withCommand("bash", "-euc", script)
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .addNewVolumeMount()
                .withName("volume")
                .withMountPath("/volume")
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName("volume")
                .withNewPersistentVolumeClaim(claim.nameFor(instance), false)
                .endVolume()
                .endSpec()
                .build();
        client.resource(pod).create();
        try {
            Patience.await("the script has ended", () -> phase(client, pod).matches("Succeeded|Failed"));
            if (phase(client, pod).equals("Failed")) {
                throw new AssertionError(
                        "the script failed: " + client.resource(pod).get().getStatus());
            }
        } finally {
            client.resource(pod).withGracePeriod(0).delete();
            Patience.await("the pod is gone", () -> client.resource(pod).get() == null);
        }
    }

    private static String phase(KubernetesClient client, Pod pod) {
        return client.resource(pod).get().getStatus().getPhase();
    }
}
