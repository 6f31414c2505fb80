package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/** A taint that a pod puts up with. Format: the Kubernetes API reference, "Toleration". */
@House
@Value.Immutable
public interface Toleration {
    Optional<String> key();

    /** {@code Exists} or {@code Equal}. */
    Optional<String> operator();

    Optional<String> value();

    /** {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}; empty: every effect. */
    Optional<String> effect();

    /** How long it is put up with; empty: for ever. */
    Optional<Long> tolerationSeconds();

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Toleration}. */
    final class Builder extends ImmutableToleration.Builder {
        Builder() {}
    }
}
