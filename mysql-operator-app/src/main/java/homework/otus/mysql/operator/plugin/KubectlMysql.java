package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.operator.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The commands of {@code kubectl mysql}. */
@Command(
        name = KubectlMysql.WORD,
        description =
                "What bin/kubectl-mysql runs: status, plan, wait, backup, restore, connect, logs, suspend, resume.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StatusCommand.class,
            PlanCommand.class,
            WaitCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ConnectCommand.class,
            LogsCommand.class,
            SuspendCommand.class,
            ResumeCommand.class
        })
public final class KubectlMysql {
    /** The argument of the jar that the launcher puts before those of its user. */
    public static final String WORD = "kubectl";

    /** Given before the command or after it. */
    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Shows the version.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean version;

    private static final int WIDTH = 100;

    private KubectlMysql() {}

    ClusterOptions cluster() {
        return cluster;
    }

    /** The command line as users know it: usage and errors call it {@code kubectl mysql}. */
    public static CommandLine line() {
        CommandLine line = new CommandLine(new KubectlMysql()).setCommandName("kubectl mysql");
        line.getCommandSpec()
                .version("kubectl-mysql " + Version.current())
                .usageMessage()
                .description("Looks after MySQL instances: what they are doing, backups, restores, a client, logs.")
                .footer("%nMore of a command: kubectl mysql COMMAND --help");
        return line.setUsageHelpWidth(WIDTH);
    }
}
