package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.StatusView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a step out of the status that is over in a moment. Most waits of a create are, and each would be a write. It holds back the
 * words of a step only: another word for the state, such as Ready or Degraded, is told at once.
 */
final class BriefWaits {
    static final Duration BRIEF = Duration.ofSeconds(1);
    /** States in which steps come and go. */
    private static final Set<String> MOVING = Set.of("Progressing", "Deleting");

    private final InstantSource clock;
    private final Map<InstanceId, Standing> standing = new ConcurrentHashMap<>();

    /** At which step a plan stands, and since when. */
    private record Standing(String step, Instant since) {}

    BriefWaits(InstantSource clock) {
        this.clock = clock;
    }

    /** For how long to keep {@code view} back; empty when it is to be told now. */
    Optional<Duration> hold(ResourceContext context, StatusView view) {
        if (view.step().isEmpty() || !MOVING.contains(view.state()) || !isMoving(context, view.state())) {
            forget(context.instance());
            return Optional.empty();
        }
        Instant now = clock.instant();
        Standing here = standing.merge(
                context.instance(),
                new Standing(view.step().get(), now),
                (before, fresh) -> before.step().equals(fresh.step()) ? before : fresh);
        Duration left = BRIEF.minus(Duration.between(here.since(), now));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    void forget(InstanceId instance) {
        standing.remove(instance);
    }

    /** The status says so already, or nothing yet. */
    private static boolean isMoving(ResourceContext context, String state) {
        var status = context.resource().getStatus();
        return status == null || status.getState() == null || state.equals(status.getState());
    }
}
