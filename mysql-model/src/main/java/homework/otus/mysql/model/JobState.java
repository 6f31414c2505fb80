package homework.otus.mysql.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far a Job is. A missing Job has no state: nothing may be concluded from it. */
public sealed interface JobState {
    /**
     * It is neither complete nor failed.
     *
     * @param trouble why its pod does not come up, when that is known
     */
    record Running(Optional<String> trouble) implements JobState {}

    /** A backup that is complete and verified. */
    record BackedUp(BackupRecord backup) implements JobState {}

    /** A restore that is complete. */
    record Restored(BackupId backup) implements JobState {}

    /** The whole backups that an inventory found on the backup volume. */
    record Found(List<BackupRecord> backups) implements JobState {
        public Found {
            backups = List.copyOf(backups);
        }
    }

    /** The files of a backup are gone. */
    record Pruned() implements JobState {}

    /** A backup was restored into a server of its own, and held what it should. */
    record Verified() implements JobState {}

    /** The data directory is empty. */
    record Wiped() implements JobState {}

    /** Root has the staged password, and no other. */
    record PasswordChanged() implements JobState {}

    /** The database has its new name. */
    record Renamed() implements JobState {}

    /**
     * Which MySQL was found.
     *
     * @param image of the image, for example {@code 9.7.4}
     * @param server of the running server; empty when that did not say
     */
    record VersionsFound(String image, Optional<String> server, Instant at) implements JobState {}

    /**
     * It ended without having done its work.
     *
     * @param message what happened and what to do
     */
    record Failed(Failure failure, String message, Instant at) implements JobState {}

    /** What a failure means for the next try. */
    enum Failure {
        /** It may pass: try again after a while. */
        PASSING,
        /** The backup is damaged. */
        BACKUP_BROKEN,
        /** The target already holds what no restore of ours put there. */
        NOT_EMPTY,
        /** Nothing changes by itself: a user has to act. */
        LASTING,
        /** The server does not do what is asked, and nothing is changed in it: a user has to ask for something else. */
        REFUSED,
        /** The server has another password than those that the Job knows. */
        WRONG_PASSWORD
    }

    default boolean isFinished() {
        return !(this instanceof Running);
    }
}
