package homework.otus.mysql.e2e.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code kubectl mysql} as people run it: kubectl finds the launcher on the PATH, and that runs the jar. */
public final class PluginLauncher {
    private static final String BIN = "mysql-operator-app/bin";
    private static final String FIND_AND_RUN = "command -v kubectl >/dev/null || eval \"$(\"$0\" env)\"; bin=$1; shift;"
            + " PATH=\"$bin:$PATH\" KUBECONFIG=\"$E2E_KUBECONFIG\" exec kubectl \"$@\"";

    private static final Pattern MINOR = Pattern.compile("\"minor\": *\"(\\d+)");

    private final String namespace;

    public PluginLauncher(String namespace) {
        this.namespace = namespace;
    }

    /** Runs {@code kubectl mysql} in the namespace. */
    public Result run(String... arguments) {
        return with("", arguments);
    }

    /** The same with {@code input} on stdin. */
    public Result with(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("mysql", "--namespace=" + namespace));
        all.addAll(List.of(arguments));
        return kubectl(input, all);
    }

    /** What kubectl offers after these words, a completion a line. */
    public List<String> complete(String... words) {
        List<String> all = new ArrayList<>(List.of("__complete", "mysql", "--namespace=" + namespace));
        all.addAll(List.of(words));
        return kubectl("", all).out().lines().toList();
    }

    /** Of kubectl's version 1.x the x. */
    public static int kubectlMinor() {
        Matcher minor = MINOR.matcher(
                kubectl("", List.of("version", "--client", "-o", "json")).out());
        return minor.find() ? Integer.parseInt(minor.group(1)) : 0;
    }

    private static Result kubectl(String input, List<String> arguments) {
        Path bin = Cluster.file(BIN);
        if (!Files.exists(bin.resolveSibling("target/mysql-operator.jar"))) {
            throw new IllegalStateException("there is no mysql-operator.jar: mvn package makes it");
        }
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", FIND_AND_RUN, Cluster.file("e2e/cluster").toString(), bin.toString()));
        command.addAll(arguments);
        Shell.Result result = Shell.run(
                command,
                Map.of(
                        "E2E_KUBECONFIG",
                        Cluster.get().kubeconfig().toString(),
                        "JAVA_HOME",
                        System.getProperty("java.home")),
                input);
        return new Result(result.status(), result.out(), result.err());
    }

    /** How it ended, and what it wrote. */
    public record Result(int status, String out, String err) {}
}
