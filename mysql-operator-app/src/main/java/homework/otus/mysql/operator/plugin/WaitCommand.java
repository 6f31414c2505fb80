package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.MySQL;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Waits for what an instance was asked to be. The condition {@code Ready} does not tell that: it holds while a change is under way, and
 * {@code kubectl wait} may look before the operator has seen the change.
 */
@Command(
        name = "wait",
        description = {
            "Waits until an instance is as its resource says, and shows how far it is: after it was created, changed or resumed.",
            "When it cannot get there by itself, or not in time, it ends with status 1 and says why."
        })
final class WaitCommand extends PluginCommand {
    @Mixin
    private final WaitOptions waiting = new WaitOptions();

    @Parameters(paramLabel = "NAME", description = "The instance.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Override
    int run(Session session) {
        MySQL resource = session.mysql(name);
        if (resource.getMetadata().getDeletionTimestamp() != null) {
            throw new PluginException("MySQL " + name
                    + " is being deleted; until it is gone: kubectl wait --for delete ms/" + name + " --timeout=10m");
        }
        waiting.await(out(), () -> InstanceLook.at(name, session.find(MySQL.class, name), Instant.now()));
        return OK;
    }
}
