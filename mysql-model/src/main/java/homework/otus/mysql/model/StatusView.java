package homework.otus.mysql.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the status of a resource shows besides its last message. */
@House
@Value.Immutable
public interface StatusView {
    long observedGeneration();

    /** One word for the printed column: Progressing, Ready, Degraded, Deleting or Suspended. */
    String state();

    /** The step that the plan stands at, in words. */
    Optional<String> step();

    /** How many steps there are to the goal. */
    int stepsLeft();

    List<ConditionView> conditions();

    /** A condition without its times. */
    record ConditionView(String type, boolean holds, String reason, String message) {}

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link StatusView}. */
    final class Builder extends ImmutableStatusView.Builder {
        Builder() {}
    }
}
