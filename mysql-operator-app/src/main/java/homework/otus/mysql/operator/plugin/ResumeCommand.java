package homework.otus.mysql.operator.plugin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hands on an instance again. */
@Command(
        name = "resume",
        description =
                "Takes spec.suspend back: the operator goes on where it was, with all that was changed meanwhile.")
final class ResumeCommand extends PluginCommand {
    @Parameters(paramLabel = "NAME", description = "The instance.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Override
    int run(Session session) {
        if (!Suspension.of(session.mysql(name)).holds()) {
            out().println("MySQL " + name + " is not suspended");
            return OK;
        }
        session.merge(name, Suspension.NONE.patch());
        out().println("MySQL " + name + " goes on; what was changed meanwhile is done now: kubectl mysql plan " + name);
        return OK;
    }
}
