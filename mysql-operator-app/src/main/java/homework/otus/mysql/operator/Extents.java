package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Uid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what there can be of each instance, from the last whole look on: a create is looked at several times, and most of what
 * there could be is not there. What is remembered is of one generation of one life, and not for long.
 */
final class Extents {
    private final InstantSource clock;
    private final Duration trusted;
    private final Map<InstanceId, Remembered> all = new ConcurrentHashMap<>();

    private record Remembered(Uid life, long generation, Instant since, Extent extent) {}

    /** @param trusted for how long a whole look counts */
    Extents(InstantSource clock, Duration trusted) {
        this.clock = clock;
        this.trusted = trusted;
    }

    /** A whole look has shown {@code whole}. */
    void looked(ClusterSnapshot whole) {
        remember(
                whole.instance(),
                Extent.of(whole)
                        .map(extent -> new Remembered(
                                whole.resource().uid(), whole.resource().generation(), clock.instant(), extent)));
    }

    /** {@code action} is about to be done. */
    void doing(InstanceId instance, Action action) {
        Optional<Remembered> before = Optional.ofNullable(all.get(instance));
        remember(
                instance,
                before.flatMap(it -> it.extent()
                        .with(action)
                        .map(extent -> new Remembered(it.life(), it.generation(), it.since(), extent))));
    }

    /** What there can be of that resource, as it is now; empty when that takes a whole look. */
    Optional<Extent> of(ResourceContext now) {
        return Optional.ofNullable(all.get(now.instance()))
                .filter(it -> !now.isDeleting())
                .filter(it -> it.life().equals(now.uid()) && it.generation() == now.generation())
                .filter(it -> isTrusted(Duration.between(it.since(), clock.instant())))
                .map(Remembered::extent);
    }

    void forget(InstanceId instance) {
        all.remove(instance);
    }

    private boolean isTrusted(Duration age) {
        return !age.isNegative() && age.compareTo(trusted) < 0;
    }

    private void remember(InstanceId instance, Optional<Remembered> what) {
        what.ifPresentOrElse(it -> all.put(instance, it), () -> forget(instance));
    }
}
