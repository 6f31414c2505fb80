package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * What the user wants, or what was last applied, as it was written: nothing is checked here, so that
 * a wrong value is a violation in a plan and not an exception. There is no password in it.
 */
@House
@Value.Immutable
public interface MySqlSpec {
    String image();

    String database();

    /** A Kubernetes quantity, see {@link Quantity}. */
    String storageSize();

    /** The class that makes the volumes; empty: static volumes, which the operator makes itself. */
    Optional<String> storageClassName();

    /** What the server runs with, besides its image. */
    @Value.Default
    default ServerSettings settings() {
        return ServerSettings.NONE;
    }

    /** What is wanted of its backups. */
    @Value.Default
    default BackupPolicy backup() {
        return BackupPolicy.NONE;
    }

    /** Where the data of a new instance comes from. */
    @Value.Default
    default RestoreWish restore() {
        return RestoreWish.LATEST;
    }

    /** Hands off: nothing is done about the resource, its deletion included. */
    @Value.Default
    default boolean suspend() {
        return false;
    }

    /** What is left of it when it is applied: what guides the operator itself is not. */
    default MySqlSpec asApplied() {
        boolean already =
                !suspend() && backup().equals(BackupPolicy.NONE) && restore().equals(RestoreWish.LATEST);
        if (already) {
            return this;
        }
        return builder()
                .from(this)
                .suspend(false)
                .backup(BackupPolicy.NONE)
                .restore(RestoreWish.LATEST)
                .build();
    }

    /** A spec with nothing but the fields that every resource has. */
    static MySqlSpec of(String image, String database, String storageSize) {
        return builder()
                .image(image)
                .database(database)
                .storageSize(storageSize)
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link MySqlSpec}. */
    final class Builder extends ImmutableMySqlSpec.Builder {
        Builder() {}
    }
}
