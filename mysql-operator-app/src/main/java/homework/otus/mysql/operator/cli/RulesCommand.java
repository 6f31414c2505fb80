package homework.otus.mysql.operator.cli;

import homework.otus.mysql.planner.RuleCatalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the rules of the planner. */
@Command(
        name = "rules",
        description =
                "Lists the rules in the order in which they are asked: when each fires, when it passes, and the invariants that it keeps.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class RulesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec self;

    @Override
    public Integer call() {
        self.commandLine().getOut().print(RuleCatalogue.standard().text());
        self.commandLine().getOut().flush();
        return ExitStatus.OK;
    }
}
