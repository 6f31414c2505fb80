package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.k8s.Labels;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that helps to understand why a test failed, taken before anything is cleared away. */
record Diagnosis(Bench bench) {
    private static final int LAST_PLANS = 12;

    String text() {
        List<String> parts = new ArrayList<>();
        for (String namespace : bench.namespaces()) {
            parts.add("#### namespace " + namespace);
            kubectl(parts, namespace, "describe", "mysqls,mysqlbackups");
            kubectl(parts, namespace, "get", "all,pvc,configmap,secret", "-o", "wide", "--show-labels");
            kubectl(parts, namespace, "get", "pv", "-l", Labels.NAMESPACE + "=" + namespace, "-o", "wide");
            kubectl(parts, namespace, "get", "events", "--sort-by=.metadata.creationTimestamp");
            bench.cluster()
                    .client()
                    .pods()
                    .inNamespace(namespace)
                    .list()
                    .getItems()
                    .forEach(pod -> containers(parts, pod));
            parts.add("-- the last plans");
            bench.roads().lastPlans(namespace, LAST_PLANS).forEach(parts::add);
        }
        parts.add("-- laws: " + bench.roads().violations());
        return String.join("\n", parts);
    }

    private static void kubectl(List<String> parts, String namespace, String... command) {
        String[] all =
                Stream.concat(Stream.of(command), Stream.of("-n", namespace)).toArray(String[]::new);
        Kubectl.Result result = Kubectl.run(all);
        parts.add("-- kubectl " + String.join(" ", command) + "\n" + result.out() + result.err());
    }

    /** Only the ends of containers and their messages; logs may hold more than is good for a report. */
    private static void containers(List<String> parts, Pod pod) {
        Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .forEach(status -> parts.add("-- " + pod.getMetadata().getName() + "/" + status.getName() + ": "
                        + end(status) + " restarts=" + status.getRestartCount()));
    }

    private static String end(ContainerStatus status) {
        return status.getState() == null
                ? "unknown"
                : status.getState().getTerminated() != null
                        ? "ended " + status.getState().getTerminated().getExitCode() + " "
                                + status.getState().getTerminated().getMessage()
                        : status.getState().getWaiting() != null
                                ? "waits: " + status.getState().getWaiting().getReason() + " "
                                        + status.getState().getWaiting().getMessage()
                                : "runs";
    }
}
