package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;

/** Where the server of an instance runs. */
final class ServerOf {
    private ServerOf() {}

    /** Its pod: the newest that is not on its way out. */
    static Pod podOf(Session session, String name) {
        return session
                .objects()
                .list(Pod.class, session.namespace(), Labels.workloadSelector(session.instance(name)))
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .max(Comparator.comparing(
                        pod -> String.valueOf(pod.getMetadata().getCreationTimestamp())))
                .orElseThrow(() ->
                        new PluginException("MySQL " + name + " has no server now; why: kubectl mysql status " + name));
    }

    /** The same, and it accepts connections. */
    static Pod servingPodOf(Session session, String name) {
        Pod pod = podOf(session, name);
        boolean ready = pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
        if (!ready) {
            throw new PluginException(
                    "the server of MySQL " + name + " does not accept connections now; why: kubectl mysql status "
                            + name + ", kubectl mysql logs " + name);
        }
        return pod;
    }
}
