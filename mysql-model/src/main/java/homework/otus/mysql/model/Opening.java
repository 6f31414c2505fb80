package homework.otus.mysql.model;

import java.util.Optional;

/**
 * Whether the data of a claim was ever opened to clients, and with what in it. It is written on the
 * claim, so that it lives with the data.
 */
public record Opening(State state, Optional<BackupId> restoredFrom) {
    /** How far the data is. */
    public enum State {
        /** No client ever saw it: it may be thrown away, and restored into. */
        NEVER,
        /** Its claim was lost, and with it the knowledge. It is treated as opened for deletions. */
        UNKNOWN,
        /** Opened after it was initialised from nothing. */
        FRESH,
        /** Opened after a backup was restored into it. */
        RESTORED,
        /** Opened with the data that was found in it. */
        KEPT
    }

    public static final Opening NEVER = new Opening(State.NEVER, Optional.empty());
    public static final Opening UNKNOWN = new Opening(State.UNKNOWN, Optional.empty());
    public static final Opening FRESH = new Opening(State.FRESH, Optional.empty());
    public static final Opening KEPT = new Opening(State.KEPT, Optional.empty());

    public static Opening restored(BackupId backup) {
        return new Opening(State.RESTORED, Optional.of(backup));
    }

    public boolean isOpen() {
        return state != State.NEVER && state != State.UNKNOWN;
    }
}
