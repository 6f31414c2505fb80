package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/** A persistent volume as it was observed. */
@House
@Value.Immutable
public interface VolumeFact extends ObjectFact {
    /** The life of the resource for which it was created. */
    Optional<Uid> life();

    /** What the data on it was last served with, as far as the volume was told; only data volumes have it. */
    Optional<MySqlSpec> applied();

    /** The image that its server is, or was last, being given; see {@link ClaimFact#imageChange}. */
    Optional<ImageChange> imageChange();

    /** The node that a static volume is pinned to. */
    Optional<String> node();

    /** Its name, where that is not the one that we give. */
    Optional<String> name();

    /** It was made by a storage class. */
    @Value.Default
    default boolean dynamic() {
        return false;
    }

    /** The class that made it; static ones have none. */
    Optional<String> storageClassName();

    /** The storage behind it goes as soon as its claim is gone. */
    default boolean goesWithItsClaim() {
        return dynamic() && reclaim() == Reclaim.DELETE;
    }

    /** What becomes of the storage behind it when it is released. */
    @Value.Default
    default Reclaim reclaim() {
        return Reclaim.RETAIN;
    }

    /** The reclaim policy, see the Kubernetes documentation, "Persistent Volumes". */
    enum Reclaim {
        RETAIN,
        DELETE
    }

    /** The capacity, a Kubernetes quantity. */
    String capacity();

    /**
     * The cluster's volume controller knows it (it has a phase). A claim that is made before meets the
     * controller's first write of the volume, and is then looked at again only some seconds later.
     */
    boolean recognised();

    /** Whom it is reserved for or bound to. */
    Optional<ClaimRef> claimRef();

    /** The claim that a volume is reserved for; it has a UID from the moment it was first bound. */
    record ClaimRef(String namespace, String name, Optional<Uid> uid) {}

    /** It was bound once, so that there may be data on it. */
    default boolean wasBound() {
        return claimRef().flatMap(ClaimRef::uid).isPresent();
    }

    /** Starts a volume that is ours and in use. */
    static Builder builder() {
        return new Builder().ownership(Ownership.OURS).terminating(false).recognised(true);
    }

    /** Builds a {@link VolumeFact}. */
    final class Builder extends ImmutableVolumeFact.Builder {
        Builder() {}
    }
}
