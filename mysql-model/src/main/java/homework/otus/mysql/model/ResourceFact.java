package homework.otus.mysql.model;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** The MySQL resource itself, apart from its spec. */
@House
@Value.Immutable
public interface ResourceFact {
    /** One life of the resource: from its creation until it is gone. */
    Uid uid();

    long generation();

    Instant createdAt();

    Optional<Instant> deletionRequestedAt();

    /** It carries our finalizer. */
    boolean guarded();

    /** The password that the resource names, itself or by a Secret, can be had. */
    boolean passwordGiven();

    /** The Secret and the key that the resource names for its password, in words. */
    Optional<String> passwordSecret();

    /** The resource names both a password and a Secret. */
    @Value.Default
    default boolean passwordGivenTwice() {
        return false;
    }

    /** The value of the annotation that gives up the final backup. It holds for the UID that it names, only. */
    Optional<String> skipFinalBackup();

    /** What is to become of the data when it is deleted; it counts as it is at each moment, during a deletion too. */
    @Value.Default
    default DeletionPolicy deletionPolicy() {
        return DeletionPolicy.BACKUP;
    }

    /** The last time of the schedule of backups for which one was begun, or left out. */
    Optional<Instant> lastScheduled();

    /** Unlabelled objects of our names may be taken over. */
    boolean adopt();

    /** The last message that was reported in the status, with the generation that it was about. */
    Optional<Reported> reported();

    /** A message of the status. */
    record Reported(long generation, String message) {}

    default boolean isDeleting() {
        return deletionRequestedAt().isPresent();
    }

    default boolean finalBackupGivenUp() {
        return skipFinalBackup().filter(uid().value()::equals).isPresent();
    }

    static Builder builder() {
        return new Builder().passwordGiven(true).adopt(false);
    }

    /** Builds a {@link ResourceFact}. */
    final class Builder extends ImmutableResourceFact.Builder {
        Builder() {}
    }
}
