package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.MySQL;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far an instance is on the way to what it was asked to be. */
final class InstanceLook {
    private InstanceLook() {}

    /** @param found the resource; empty when it is not there any more */
    static Look at(String name, Optional<MySQL> found, Instant now) {
        return found.<Look>map(resource -> at(name, new InstanceView(resource, List.of(), now)))
                .orElseGet(() -> new Look.Failed("MySQL " + name + " was deleted meanwhile"));
    }

    private static Look at(String name, InstanceView view) {
        if (view.resource().getStatus() == null || !view.seen()) {
            return new Look.Going("MySQL " + name + " waits for the operator to see it");
        }
        if (view.state().equals("Ready")) {
            return new Look.Done("MySQL " + name + " is ready: "
                    + Optional.ofNullable(view.status().getMessage()).orElse("clients can connect"));
        }
        if (view.state().equals("Suspended")) {
            return new Look.Failed("MySQL " + name
                    + " is suspended, and nothing is done about it; to go on: kubectl mysql resume " + name);
        }
        if (view.blocked()) {
            return new Look.Failed("MySQL " + name + " is blocked, "
                    + view.reason().map(reason -> reason + ": ").orElse("") + view.message());
        }
        return new Look.Going("MySQL " + name + ": " + view.message());
    }
}
