package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.model.ObjectRole;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of an instance writes a log. */
enum LogSource {
    SERVER,
    BACKUP,
    RESTORE,
    VERIFY,
    PRUNE,
    PASSWORD,
    RENAME,
    VERSION,
    INVENTORY,
    WIPE;

    /** The Job; empty for the server. */
    Optional<ObjectRole> job() {
        return switch (this) {
            case SERVER -> Optional.empty();
            case BACKUP -> Optional.of(ObjectRole.BACKUP_JOB);
            case RESTORE -> Optional.of(ObjectRole.RESTORE_JOB);
            case VERIFY -> Optional.of(ObjectRole.VERIFY_JOB);
            case PRUNE -> Optional.of(ObjectRole.PRUNE_JOB);
            case PASSWORD -> Optional.of(ObjectRole.PASSWORD_JOB);
            case RENAME -> Optional.of(ObjectRole.RENAME_JOB);
            case VERSION -> Optional.of(ObjectRole.VERSION_JOB);
            case INVENTORY -> Optional.of(ObjectRole.INVENTORY_JOB);
            case WIPE -> Optional.of(ObjectRole.WIPE_JOB);
        };
    }

    static Optional<LogSource> of(String word) {
        return Arrays.stream(values())
                .filter(source -> source.toString().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(LogSource::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For completion. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(values()).stream().map(LogSource::toString).iterator();
        }
    }
}
