package homework.otus.mysql.model;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A MySQLBackup resource of the instance: the wish for a backup, and what became of it. */
@House
@Value.Immutable
public interface BackupFact {
    /** The name of the resource. */
    String name();

    Uid uid();

    Instant createdAt();

    /** Its deletion was requested; that means its files, too. */
    boolean terminating();

    /** It carries our finalizer. */
    boolean guarded();

    /** We made it, by the schedule or for a backup that was there: retention may remove it. */
    boolean automatic();

    /** The time of the schedule that it was made for. */
    Optional<Instant> scheduledFor();

    /** The backup that was there before it, and that it stands for: none is to be taken. */
    Optional<BackupId> lists();

    BackupProgress progress();

    /** The checksum that its status tells. */
    Optional<String> sha256();

    /** The value of the annotation that lets the last good backup go. It holds for the UID that it names, only. */
    Optional<String> deleteLast();

    default Optional<BackupId> id() {
        return lists().or(() -> progress().id());
    }

    /** Nothing more is to be done for it, unless it is deleted. */
    default boolean isFinished() {
        return progress().phase() == BackupProgress.Phase.SUCCEEDED
                || progress().phase() == BackupProgress.Phase.FAILED;
    }

    default boolean mayBeTheLast() {
        return deleteLast().filter(uid().value()::equals).isPresent();
    }

    /** The same resource, so far. */
    default BackupFact with(BackupProgress progress) {
        return builder().from(this).progress(progress).build();
    }

    /** Starts one that somebody has just made. */
    static Builder builder() {
        return new Builder().terminating(false).guarded(false).automatic(false).progress(BackupProgress.PENDING);
    }

    /** Builds a {@link BackupFact}. */
    final class Builder extends ImmutableBackupFact.Builder {
        Builder() {}
    }
}
