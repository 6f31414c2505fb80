package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All objects of a namespace, of whatever kind, and the volumes that belong to it: so that nothing is overlooked. */
public final class Everything {
    /** The same objects under another name, or made up when they are asked for. */
    private static final Set<String> VIEWS = Set.of("events.events.k8s.io", "pods.metrics.k8s.io", "bindings");

    private Everything() {}

    public static List<GenericKubernetesResource> of(Cluster cluster, String namespace) {
        List<GenericKubernetesResource> all = new ArrayList<>();
        all.addAll(list(cluster, "get", kinds(), "-n", namespace));
        all.addAll(list(cluster, "get", "persistentvolumes", "-l", Labels.NAMESPACE + "=" + namespace));
        return all;
    }

    private static String kinds() {
        return run("api-resources", "--namespaced", "--verbs=list", "-o", "name")
                .lines()
                .filter(kind -> !VIEWS.contains(kind))
                .collect(Collectors.joining(","));
    }

    private static List<GenericKubernetesResource> list(Cluster cluster, String... command) {
        String[] asJson = new String[command.length + 2];
        System.arraycopy(command, 0, asJson, 0, command.length);
        asJson[command.length] = "-o";
        asJson[command.length + 1] = "json";
        return cluster.client()
                .getKubernetesSerialization()
                .unmarshal(run(asJson), GenericKubernetesResourceList.class)
                .getItems();
    }

    private static String run(String... command) {
        Kubectl.Result result = Kubectl.run(command);
        if (!result.ok()) {
            throw new AssertionError("kubectl " + String.join(" ", command) + ": " + result.err());
        }
        return result.out();
    }
}
