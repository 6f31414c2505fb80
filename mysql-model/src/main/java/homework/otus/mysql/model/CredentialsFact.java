package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/** The Secret with the password that the server has and, while it is changed, the one that it will have. */
@House
@Value.Immutable
public interface CredentialsFact extends ObjectFact {
    /** The applied password is the one that the resource asks for. */
    boolean current();

    /** A password that the server has perhaps already. Only a Job that has tried can tell. */
    Optional<Staged> staged();

    /** How many passwords were staged so far. */
    @Value.Default
    default int rotations() {
        return 0;
    }

    /**
     * A password on its way to the server.
     *
     * @param rotation its number, by which a Job that changes to it is known
     * @param current it is the one that the resource asks for
     */
    record Staged(int rotation, boolean current) {}

    /** Starts a Secret that is ours and in use. */
    static Builder builder() {
        return new Builder().ownership(Ownership.OURS).terminating(false).current(true);
    }

    /** Builds a {@link CredentialsFact}. */
    final class Builder extends ImmutableCredentialsFact.Builder {
        Builder() {}
    }
}
