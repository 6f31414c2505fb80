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

    /** What its ReplicaSet belongs to, and with it what becomes of it. */
    @Value.Default
    default Keeper keeper() {
        return Keeper.WORKLOAD;
    }

    /** Who sees to it that a pod runs, or goes. */
    enum Keeper {
        /** A workload: the one that there is, or one whose deletion it follows. */
        WORKLOAD,
        /** A ReplicaSet that somebody has taken from its workload; the next workload takes it up. */
        NEXT_WORKLOAD,
        /** Nobody: it stays until somebody deletes it. */
        NOBODY
    }

    static Builder builder() {
        return new Builder().terminating(false);
    }

    /** Builds a {@link PodFact}. */
    final class Builder extends ImmutablePodFact.Builder {
        Builder() {}
    }
}
