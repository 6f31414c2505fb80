package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/** What a user wants of the backups of an instance, as it was written: nothing is checked here. */
@House
@Value.Immutable
public interface BackupPolicy {
    /** Backups are taken when somebody asks for one, and before a deletion. */
    BackupPolicy NONE = builder().build();

    /** When backups are taken: five fields as in crontab(5), or a name such as {@code @daily}. */
    Optional<String> schedule();

    /** The time zone of the schedule, a name of the IANA database; without it UTC. */
    Optional<String> timeZone();

    /** No scheduled backup is begun while this holds. */
    @Value.Default
    default boolean suspended() {
        return false;
    }

    /** How many of the backups that nobody asked for by name are kept; without it all of them. */
    Optional<Integer> keepCount();

    /** How old they may become: a number and one of s, m, h, d, w, for example {@code 30d}; without it as old as they like. */
    Optional<String> maxAge();

    @Value.Default
    default Verify verify() {
        return Verify.CHECKSUM;
    }

    /** The size of the backup volume, a Kubernetes quantity; without it that of the data volume. */
    Optional<String> storageSize();

    /** The class that makes the backup volume; without it that of the data volume. */
    Optional<String> storageClassName();

    /** How it is made sure that a backup can be restored. */
    enum Verify {
        /** Not at all, beyond what taking it makes sure of. */
        NEVER,
        /** Its files are read back and compared with their checksums. */
        CHECKSUM,
        /** It is restored into a server that is thrown away. */
        RESTORE
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link BackupPolicy}. */
    final class Builder extends ImmutableBackupPolicy.Builder {
        Builder() {}
    }
}
