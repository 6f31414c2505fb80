package homework.otus.mysql.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The whole road from a snapshot to the goal. An empty one without a block means: nothing to do. A
 * road may end in a block; then nothing after it can be done before a user acts.
 */
@House
@Value.Immutable
public interface Plan {
    InstanceId instance();

    Goal goal();

    List<Step> steps();

    Optional<Block> block();

    /** When to plan again although nothing has happened by then: a backup becomes due, or too old. */
    Optional<Instant> wakeAt();

    /** What is there already and stays as it is. */
    List<Kept> kept();

    /** What the road leads to. */
    enum Goal {
        RUN,
        DELETE
    }

    /** An object that stays, and why that is worth saying. */
    record Kept(ObjectRole role, Reason reason) {}

    default boolean isEmpty() {
        return steps().isEmpty() && block().isEmpty();
    }

    /** The first step, when that is a wait. */
    default Optional<Condition> waitsFor() {
        return steps().stream()
                .limit(1)
                .map(Step::action)
                .filter(Action.Await.class::isInstance)
                .map(action -> ((Action.Await) action).condition())
                .findFirst();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Plan}. */
    final class Builder extends ImmutablePlan.Builder {
        Builder() {}
    }
}
