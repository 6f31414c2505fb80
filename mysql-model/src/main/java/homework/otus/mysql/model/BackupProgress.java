package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/** How far a wanted backup is; it is what the status of a MySQLBackup says. */
@House
@Value.Immutable
public interface BackupProgress {
    /** Nothing has been done for it. */
    BackupProgress PENDING = builder().build();

    @Value.Default
    default Phase phase() {
        return Phase.PENDING;
    }

    /** The backup that it became, or is becoming. */
    Optional<BackupId> id();

    /** How many Jobs have failed for it. */
    @Value.Default
    default int failures() {
        return 0;
    }

    @Value.Default
    default Verified verified() {
        return Verified.UNKNOWN;
    }

    /** What there is to say in words: why it waits, or failed. */
    Optional<String> message();

    /** From the wish to its end. */
    enum Phase {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /** Whether a restore of it was tried and compared. */
    enum Verified {
        /** It was not tried. */
        UNKNOWN,
        GOOD,
        BAD
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link BackupProgress}. */
    final class Builder extends ImmutableBackupProgress.Builder {
        Builder() {}
    }
}
