package homework.otus.mysql.e2e.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line tool that people use: the one on the PATH, or else the one of the local cluster. */
public final class Kubectl {
    /** Each run looks at the kinds of the cluster anew: kubectl would remember for hours what there was. */
    private static final String FIND_AND_RUN = "command -v kubectl >/dev/null || eval \"$(\"$0\" env)\";"
            + " cache=$(mktemp -d); trap 'rm -rf \"$cache\"' EXIT;"
            + " KUBECONFIG=\"$E2E_KUBECONFIG\" kubectl --cache-dir=\"$cache\" \"$@\"";

    private Kubectl() {}

    public static Result run(String... arguments) {
        return with("", arguments);
    }

    /** Runs it with {@code input} on stdin. */
    public static Result with(String input, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", FIND_AND_RUN, Cluster.file("e2e/cluster").toString()));
        command.addAll(List.of(arguments));
        Shell.Result result = Shell.run(
                command, Map.of("E2E_KUBECONFIG", Cluster.get().kubeconfig().toString()), input);
        return new Result(result.ok(), result.out(), result.err());
    }

    /** How it ended, and what it wrote. */
    public record Result(boolean ok, String out, String err) {}
}
