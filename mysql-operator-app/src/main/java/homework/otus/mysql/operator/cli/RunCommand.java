package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.operator.Operator;
import homework.otus.mysql.operator.OperatorSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the operator. */
@Command(
        name = "run",
        description = {
            "Runs the operator until it is told to stop (SIGTERM).",
            "It talks to the cluster that it runs in, or else to the one that the kubeconfig names."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--workers",
            defaultValue = "${env:MYSQL_OPERATOR_WORKERS:-4}",
            paramLabel = "N",
            description = "How many instances are worked on at once (default: 4).")
    private int workers;

    @Option(
            names = "--health-port",
            defaultValue = "${env:MYSQL_OPERATOR_HEALTH_PORT:-8080}",
            paramLabel = "PORT",
            description = "The port of /healthz, /readyz and /history (default: 8080; 0: any that is free).")
    private int healthPort;

    @Option(
            names = "--host-path-root",
            defaultValue = "${env:MYSQL_OPERATOR_HOST_PATH_ROOT:-/var/lib/mysql-operator}",
            paramLabel = "DIRECTORY",
            description = "Where static volumes are on a node (default: /var/lib/mysql-operator).")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String hostPathRoot;

    @Option(
            names = "--leader-elect",
            defaultValue = "${env:MYSQL_OPERATOR_LEADER_ELECT:-true}",
            fallbackValue = "true",
            arity = "0..1",
            description = "Of several replicas let only one act (default: true).")
    private boolean leaderElect;

    @Option(
            names = "--lease-namespace",
            defaultValue = "${env:MYSQL_OPERATOR_NAMESPACE:-default}",
            paramLabel = "NAMESPACE",
            description = "The namespace of the lease (default: default; in the cluster: that of the operator).")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String leaseNamespace;

    @Option(
            names = "--namespaces",
            defaultValue = "${env:MYSQL_OPERATOR_NAMESPACES:-}",
            split = ",",
            paramLabel = "NAMESPACE",
            description = "Act only on resources of these namespaces, a comma between them (default: all).")
    private Set<String> namespaces = Set.of();

    @Option(
            names = "--history",
            defaultValue = "${env:MYSQL_OPERATOR_HISTORY:-20}",
            paramLabel = "N",
            description = "How many looks at one instance /history keeps (default: 20; 1000 in all).")
    private int history;

    @Override
    public Integer call() throws Exception {
        if (workers < 1 || workers > 64) {
            throw new UsageException("--workers is " + workers + ": give a number from 1 to 64");
        }
        if (history < 1 || history > 1000) {
            throw new UsageException("--history is " + history + ": give a number from 1 to 1000");
        }
        AdapterSettings adapter =
                AdapterSettings.builder().hostPathRoot(hostPathRoot).build();
        OperatorSettings settings = OperatorSettings.builder()
                .workers(workers)
                .healthPort(healthPort)
                .leaderElection(leaderElect)
                .leaseNamespace(leaseNamespace)
                .namespaces(namespaces.stream().filter(name -> !name.isBlank()).toList())
                .historyPerInstance(history)
                .adapter(adapter)
                .build();
        try (KubernetesClient client = Clients.open();
                Operator operator = new Operator(client, settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(operator::close, "stop"));
            operator.run();
        }
        return ExitStatus.OK;
    }
}
