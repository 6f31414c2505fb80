package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.operator.plugin.KubectlMysql;
import homework.otus.mysql.operator.plugin.PluginException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "mysql-operator",
        description = "Runs MySQL on Kubernetes, and shows beforehand what it would do.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            SnapshotCommand.class,
            ReplayCommand.class,
            RulesCommand.class,
            CrdCommand.class,
            VersionCommand.class,
            KubectlMysql.class,
            AutoComplete.GenerateCompletion.class
        })
public final class MysqlOperator {
    /** Runs one command; an error is one line on stderr and status 1. */
    public static int execute(String... arguments) {
        return execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    /** The same, writing to others than the streams of the process. */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        boolean plugin = arguments.length > 0 && arguments[0].equals(KubectlMysql.WORD);
        return plugin
                ? execute(KubectlMysql.line(), out, err, Arrays.copyOfRange(arguments, 1, arguments.length))
                : execute(new CommandLine(new MysqlOperator()), out, err, arguments);
    }

    private static int execute(CommandLine line, PrintWriter out, PrintWriter err, String... arguments) {
        line.setOut(out).setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((error, command, parsed) -> fail(command, message(error)));
        line.setParameterExceptionHandler((error, parsed) -> fail(
                error.getCommandLine(),
                error.getMessage() + variable(error) + " (see "
                        + error.getCommandLine().getCommandSpec().qualifiedName() + " --help)"));
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitStatus.ERROR;
        }
        return line.execute(arguments);
    }

    /** A wrong value may come from the environment. */
    private static String variable(CommandLine.ParameterException error) {
        return Optional.ofNullable(error.getArgSpec())
                .flatMap(Variables::of)
                .map(source -> ", given there or by " + source.variable())
                .orElse("");
    }

    private static int fail(CommandLine command, String message) {
        command.getErr()
                .println(program(command) + ": "
                        + String.join(" ", message.lines().map(String::strip).toList()));
        return ExitStatus.ERROR;
    }

    /** The name of the whole command line. */
    private static String program(CommandLine command) {
        CommandLine line = command;
        while (line.getParent() != null) {
            line = line.getParent();
        }
        return line.getCommandName();
    }

    private static String message(Exception error) {
        if (error instanceof UsageException || error instanceof PluginException || error instanceof AdapterException) {
            return String.valueOf(error.getMessage());
        }
        if (error instanceof KubernetesClientException) {
            return "the cluster does not answer as expected: " + error.getMessage()
                    + " (is KUBECONFIG set to the right file?)";
        }
        return error.toString();
    }
}
