package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.model.StatusView;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Writes the status of the resource, and only when it says something else than what is there. */
public final class StatusWriter {
    private final Writes writes;
    private final InstantSource clock;

    public StatusWriter(KubernetesClient client, InstantSource clock) {
        this.writes = new Writes(client);
        this.clock = clock;
    }

    /**
     * Makes the status show {@code view}. The message of the last report stays. When the resource as it was
     * given shows the view already, nothing is asked of the API server.
     *
     * @return whether there was something to write
     */
    public boolean write(ResourceContext context, StatusView view) {
        if (StatusPatch.shows(status(context.resource()), view)) {
            return false;
        }
        MySQL resource = writes.require(MySQL.class, context.instance(), context.uid());
        MySQLStatus now = status(resource);
        if (StatusPatch.shows(now, view)) {
            return false;
        }
        mergeStatus(resource, StatusPatch.of(now, view, clock.instant()));
        return true;
    }

    /** Whether the status of the resource, as it was given, shows {@code view}. */
    public static boolean shows(ResourceContext context, StatusView view) {
        return StatusPatch.shows(status(context.resource()), view);
    }

    /**
     * Writes the message of a report, with the generation that it is about, and in the same request what else the status is to
     * show. Without a view the conditions stay those of the generation before: a change may be reported while the server has yet
     * to restart, and is not Ready by that.
     */
    void report(ResourceContext context, String message, Optional<StatusView> view) {
        writes.toResource(context, resource -> report(context, resource, message, view));
    }

    private void report(ResourceContext context, MySQL resource, String message, Optional<StatusView> view) {
        MySQLStatus now = status(resource);
        Long generation = context.generation();
        boolean reported = message.equals(now.getMessage()) && generation.equals(now.getReportedGeneration());
        if (reported && view.map(it -> StatusPatch.shows(now, it)).orElse(true)) {
            return;
        }
        ObjectNode patch =
                view.map(it -> StatusPatch.of(now, it, clock.instant())).orElseGet(Json::object);
        mergeStatus(resource, patch.put("message", message).put("reportedGeneration", generation));
    }

    /** Notes the time of the schedule for which a backup was begun, or left out. */
    void recordSchedule(ResourceContext context, Instant time) {
        MySQL resource = writes.require(MySQL.class, context.instance(), context.uid());
        if (!time.toString().equals(status(resource).getLastScheduledBackup())) {
            mergeStatus(resource, Json.object().put("lastScheduledBackup", time.toString()));
        }
    }

    private void mergeStatus(MySQL resource, ObjectNode status) {
        ObjectNode patch = Json.object();
        patch.set("status", status);
        writes.mergeStatus(resource, patch);
    }

    private static MySQLStatus status(MySQL resource) {
        return resource.getStatus() == null ? new MySQLStatus() : resource.getStatus();
    }
}
