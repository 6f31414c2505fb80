package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.ServerPod;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a workload was made from that carries no note of it: one of an operator that did not write it yet, or
 * whose note was taken off. There were no settings then. Its revision is 0, as that of its pods.
 */
final class LegacyTemplate {
    private LegacyTemplate() {}

    static Optional<ServerTemplate> of(Deployment workload) {
        return workload.getSpec() == null
                ? Optional.empty()
                : workload.getSpec().getTemplate().getSpec().getContainers().stream()
                        .filter(container -> ServerPod.SERVER.equals(container.getName()))
                        .findFirst()
                        .flatMap(LegacyTemplate::of);
    }

    private static Optional<ServerTemplate> of(Container server) {
        Map<String, String> variables = new TreeMap<>();
        server.getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> variables.put(variable.getName(), variable.getValue()));
        Optional<String> life = Optional.ofNullable(variables.get("LIFE"));
        return life.map(uid -> ServerTemplate.builder()
                .applied(MySqlSpec.of(server.getImage(), variables.getOrDefault("MYSQL_DATABASE", ""), ""))
                .life(new Uid(uid))
                .bornIn(Optional.ofNullable(variables.get(ServerPod.BORN_IN)).map(Uid::new))
                .revision(0)
                .build());
    }
}
