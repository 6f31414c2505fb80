package homework.otus.mysql.operator.cli;

import ch.qos.logback.classic.Level;
import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.operator.OperatorSettings;
import homework.otus.mysql.operator.logging.LogFormat;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/**
 * What an installation may set. Each option can be given by an environment variable, too; the option counts for more. {@code
 * docs/configuration.md} is generated from these.
 */
final class RunOptions {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--workers",
            defaultValue = "${env:MYSQL_OPERATOR_WORKERS:-4}",
            paramLabel = "N",
            description = "How many instances are worked on at once, 1 to 64 (default: 4).")
    private int workers;

    @Option(
            names = "--health-port",
            defaultValue = "${env:MYSQL_OPERATOR_HEALTH_PORT:-8080}",
            paramLabel = "PORT",
            description =
                    "The port of /healthz, /readyz, /metrics and /history; 0: any that is free, -1: none (default: 8080).")
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
            description = "The namespace of the lease; in the cluster that of the operator (default: default).")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String leaseNamespace;

    @Option(
            names = "--namespaces",
            defaultValue = "${env:MYSQL_OPERATOR_NAMESPACES:-}",
            split = ",",
            paramLabel = "NAMESPACE",
            description =
                    "Act only on resources of these namespaces, a comma between them; nothing: all (default: all).")
    private Set<String> namespaces = Set.of();

    @Option(
            names = "--history",
            defaultValue = "${env:MYSQL_OPERATOR_HISTORY:-20}",
            paramLabel = "N",
            description = "How many looks at one instance /history keeps, 1 to 1000; in all 1000 (default: 20).")
    private int history;

    @Option(
            names = "--log-format",
            defaultValue = "${env:MYSQL_OPERATOR_LOG_FORMAT:-json}",
            paramLabel = "FORMAT",
            description = "How the log looks on stderr: json, or text for people (default: json).")
    @SuppressWarnings("NullAway.Init") // it has a default
    private LogFormat logFormat;

    @Option(
            names = "--log-level",
            defaultValue = "${env:MYSQL_OPERATOR_LOG_LEVEL:-info}",
            paramLabel = "LEVEL",
            description = "From which level on there is a log: error, warn, info, debug or trace (default: info).")
    @SuppressWarnings("NullAway.Init") // it has a default
    private LogLevel logLevel;

    /** The levels that a log can begin with. */
    private enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** From here on the log is as it was asked for. */
    void setUpLog() {
        logFormat.use(Level.toLevel(logLevel.name()));
    }

    /** What was asked for; a value that cannot be is named with what could. */
    OperatorSettings settings() {
        require(workers >= 1 && workers <= 64, "--workers", workers, "give a number from 1 to 64");
        require(history >= 1 && history <= 1000, "--history", history, "give a number from 1 to 1000");
        require(healthPort >= -1 && healthPort <= PORT_MAX, "--health-port", healthPort, "give a port, 0 or -1");
        require(
                hostPathRoot.startsWith("/") && hostPathRoot.length() > 1 && !hostPathRoot.contains("/../"),
                "--host-path-root",
                hostPathRoot,
                "give an absolute path, for example /var/lib/mysql-operator");
        require(isName(leaseNamespace), "--lease-namespace", leaseNamespace, "give the name of a namespace");
        Set<String> named = Set.copyOf(namespaces.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
        named.forEach(name -> require(
                isName(name),
                "--namespaces",
                name,
                "give names of namespaces with commas between them, or nothing for all"));
        return OperatorSettings.builder()
                .workers(workers)
                .healthPort(healthPort)
                .leaderElection(leaderElect)
                .leaseNamespace(leaseNamespace)
                .namespaces(named)
                .historyPerInstance(history)
                .adapter(AdapterSettings.builder().hostPathRoot(hostPathRoot).build())
                .build();
    }

    private static boolean isName(String namespace) {
        return DNS_LABEL.matcher(namespace).matches();
    }

    private static void require(boolean holds, String option, Object value, String fix) {
        if (!holds) {
            throw refusal(option, value, fix);
        }
    }

    static UsageException refusal(String option, Object value, String fix) {
        String variable = Variables.of(RunOptions.class, option)
                .map(source -> " (or set " + source.variable() + ")")
                .orElse("");
        return new UsageException(option + " is " + value + ": " + fix + variable);
    }
}
