package homework.otus.mysql.operator.cli;

import homework.otus.mysql.operator.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the version. */
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec self;

    @Override
    public Integer call() {
        self.commandLine().getOut().println("mysql-operator " + Version.current());
        return ExitStatus.OK;
    }
}
