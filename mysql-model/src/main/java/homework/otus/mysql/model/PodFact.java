package homework.otus.mysql.model;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A pod of the workload. */
@House
@Value.Immutable
public interface PodFact {
    String name();

    Optional<String> address();

    boolean terminating();

    /** Its server accepts connections over TCP. */
    boolean ready();

    /** When the running server process was started. */
    Optional<Instant> startedAt();

    Optional<Inspection> inspection();

    /** Of the template that it was made from, see {@link ServerTemplate#revision()}; 0 when nothing says so. */
    @Value.Default
    default int revision() {
        return 0;
    }

    /** Why it does not come up, in words with the way out; for example an image that cannot be pulled. */
    Optional<String> trouble();

    static Builder builder() {
        return new Builder().terminating(false);
    }

    /** Builds a {@link PodFact}. */
    final class Builder extends ImmutablePodFact.Builder {
        Builder() {}
    }
}
