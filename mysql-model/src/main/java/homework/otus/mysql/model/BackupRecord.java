package homework.otus.mysql.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What is known of one whole, verified backup. */
@House
@Value.Immutable
public interface BackupRecord {
    BackupId id();

    /** The life of the resource whose data it holds. */
    Uid life();

    /** It was taken after the deletion began, with the server fenced before and after. */
    boolean finalAndFenced();

    Instant completedAt();

    /** For example {@code 9.7.4}. */
    String serverVersion();

    /** The pod whose server was backed up. */
    String pod();

    /** The size of its files, in bytes. */
    long bytes();

    /** SHA-256 over the checksums of its files, in hexadecimal. */
    String sha256();

    /** How long it took to take it. */
    OptionalLong seconds();

    /** How many tables are in it. */
    OptionalLong tables();

    /** How many rows are in it. */
    OptionalLong rows();

    /** What could not be carried, shortened; empty when everything could. */
    Optional<String> warning();

    /**
     * That life had all of its data: false when the restore that it was to begin with had not finished.
     * Such a backup is never the latest and never counts.
     */
    @Value.Default
    default boolean lifeComplete() {
        return true;
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link BackupRecord}. */
    final class Builder extends ImmutableBackupRecord.Builder {
        Builder() {}
    }
}
