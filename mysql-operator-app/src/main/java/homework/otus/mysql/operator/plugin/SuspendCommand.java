package homework.otus.mysql.operator.plugin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hands off an instance. */
@Command(
        name = "suspend",
        description = {
            "Sets spec.suspend: the operator does nothing about the instance any more, its deletion and scheduled backups included.",
            "The server goes on, and so does a Job that runs. Undo it with: kubectl mysql resume NAME"
        })
final class SuspendCommand extends PluginCommand {
    @Parameters(paramLabel = "NAME", description = "The instance.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Override
    int run(Session session) {
        if (Suspension.of(session.mysql(name)).holds()) {
            out().println("MySQL " + name + " is suspended already");
            return OK;
        }
        session.merge(name, Suspension.HELD.patch());
        out().println("MySQL " + name
                + " is suspended: the server goes on, the operator does nothing about it, its deletion and"
                + " scheduled backups included; to go on: kubectl mysql resume " + name);
        return OK;
    }
}
