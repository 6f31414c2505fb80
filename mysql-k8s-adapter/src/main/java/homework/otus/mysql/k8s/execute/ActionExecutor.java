package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.StatusView;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Optional;

/** Does one action. */
public final class ActionExecutor {
    private final Writes writes;
    private final Manifests manifests;
    private final EventWriter events;
    private final StatusWriter status;
    private final InstantSource clock;

    public ActionExecutor(KubernetesClient client, Manifests manifests, InstantSource clock) {
        this.clock = clock;
        this.writes = new Writes(client);
        this.manifests = manifests;
        this.events = new EventWriter(client, clock);
        this.status = new StatusWriter(client, clock);
    }

    /**
     * Does {@code action}. Doing what is done already does no harm.
     *
     * @throws AdapterException when it could not be done; with the codes CHANGED, CONFLICT and ALREADY_THERE the
     *     snapshot is out of date: read again and plan again
     * @throws IllegalArgumentException for a {@link Condition}: waiting is not an action of ours
     */
    public void execute(Action action, ResourceContext context) {
        action.match(writing(context)).run();
    }

    /** Does a report, and lets the status show {@code view} by the same request. */
    public void report(Action.Report action, ResourceContext context, StatusView view) {
        writing(context).report(action, Optional.of(view));
    }

    private Writing writing(ResourceContext context) {
        return new Writing(writes, manifests, events, status, context, clock);
    }
}
