package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/** A persistent volume claim as it was observed. */
@House
@Value.Immutable
public interface ClaimFact extends ObjectFact {
    /** The life of the resource that it serves. */
    Optional<Uid> life();

    /** The volume that it names or is bound to. */
    Optional<String> volumeName();

    /** The cluster has bound it to its volume: a pod with it can be scheduled. */
    boolean bound();

    /** What was last applied to the data in it; only data claims have it. */
    Optional<MySqlSpec> applied();

    /** The name that the database is being given; the rename began and its end is not recorded. */
    Optional<String> renamingTo();

    /** The image that its server is being given; no server is known to have served the data with it yet. */
    Optional<ImageChange> imageChange();

    /** The class that makes its volume; empty: a static one, by name. */
    Optional<String> storageClassName();

    /** What it asks for, a Kubernetes quantity. */
    @Value.Default
    default String size() {
        return "";
    }

    /** What it has, a Kubernetes quantity; empty until it is bound. */
    Optional<String> capacity();

    /** How far the data in it is; backup claims stay at {@link Opening#NEVER}. */
    @Value.Default
    default Opening opening() {
        return Opening.NEVER;
    }

    /** Starts a claim that is ours and in use. */
    static Builder builder() {
        return new Builder().ownership(Ownership.OURS).terminating(false).bound(true);
    }

    /** Builds a {@link ClaimFact}. */
    final class Builder extends ImmutableClaimFact.Builder {
        Builder() {}
    }
}
