package homework.otus.mysql.operator;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers at which wait a live look has left each instance. While the caches still show that very wait, another live look would
 * find nothing to do: two hundred instances that wait must not keep the workers from one that does not. It only ever keeps us from
 * looking, never makes us act, and not for long: caches may be wrong without a sign.
 */
final class SeenWaits {
    private final InstantSource clock;
    private final Duration trusted;
    private final Map<InstanceId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Step step, Instant at) {}

    /** @param trusted for how long what was seen counts */
    SeenWaits(InstantSource clock, Duration trusted) {
        this.clock = clock;
        this.trusted = trusted;
    }

    /** A live look has shown that {@code instance} stands at {@code wait}; at none when that is empty. */
    void saw(InstanceId instance, Optional<Step> wait) {
        wait.ifPresentOrElse(step -> seen.put(instance, new Seen(step, clock.instant())), () -> forget(instance));
    }

    /** For how long {@code plan}, which was made from caches, need not be looked at again; empty when it has to be. */
    Optional<Duration> rest(InstanceId instance, Plan plan) {
        return Optional.ofNullable(seen.get(instance))
                .filter(it -> plan.steps().stream().findFirst().equals(Optional.of(it.step())))
                .map(it -> trusted.minus(Duration.between(it.at(), clock.instant())))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    void forget(InstanceId instance) {
        seen.remove(instance);
    }
}
