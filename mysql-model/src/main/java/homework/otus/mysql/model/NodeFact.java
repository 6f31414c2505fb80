package homework.otus.mysql.model;

import java.util.List;
import java.util.SortedMap;
import org.immutables.value.Value;

/** A node of the cluster, as far as it decides which pods it takes. */
@House
@Value.Immutable
public interface NodeFact {
    /** What volumes are pinned to: its label {@code kubernetes.io/hostname}, which mostly is its name. */
    String name();

    @Value.NaturalOrder
    SortedMap<String, String> labels();

    List<Taint> taints();

    /** It is ready, and nobody has cordoned it. Which pods it takes is said by its labels and taints. */
    @Value.Default
    default boolean takesPods() {
        return true;
    }

    /**
     * What keeps pods away that do not put up with it. Format: the Kubernetes API reference, "Taint".
     *
     * @param value empty when it has none
     */
    record Taint(String key, String value, String effect) {
        /** As kubectl writes it. */
        @Override
        public String toString() {
            return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
        }
    }

    /** The node that a simulated wait for one ends with: it fits, whatever that means. */
    static NodeFact simulated() {
        return of("(simulated)");
    }

    default boolean isSimulated() {
        return equals(simulated());
    }

    /** A node that takes every pod which asks for no label. */
    static NodeFact of(String name) {
        return builder().name(name).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link NodeFact}. */
    final class Builder extends ImmutableNodeFact.Builder {
        Builder() {}
    }
}
