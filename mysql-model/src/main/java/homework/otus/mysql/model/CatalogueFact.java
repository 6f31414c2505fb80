package homework.otus.mysql.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The list of backups, kept in an object of its own. */
@House
@Value.Immutable
public interface CatalogueFact extends ObjectFact {
    /** The backup claim that it tells about. Tied to another one it tells nothing. */
    Uid backupClaim();

    List<BackupRecord> backups();

    /** The newest backup, which a new life is restored from. */
    default Optional<BackupRecord> latest() {
        return backups().stream()
                .filter(BackupRecord::lifeComplete)
                .max(Comparator.comparing(BackupRecord::completedAt).thenComparing(b -> b.id().value()));
    }

    /** Starts a catalogue that is ours. */
    static Builder builder() {
        return new Builder().ownership(Ownership.OURS).terminating(false);
    }

    /** Builds a {@link CatalogueFact}. */
    final class Builder extends ImmutableCatalogueFact.Builder {
        Builder() {}
    }
}
