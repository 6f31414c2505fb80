package homework.otus.mysql.model;

import java.time.Instant;
import java.util.Optional;

/** One write to a MySQLBackup resource. Doing it twice does no harm. */
public sealed interface BackupEdit {
    /** Hands this edit to the case of its type. */
    <R> R match(Cases<R> cases);

    /** The name of the resource. */
    String backup();

    /** The UID that is meant; empty for what is made. */
    default Optional<Uid> target() {
        return Optional.empty();
    }

    /** Whether it asks for the removal of a backup, or ends our guard over its files. */
    default boolean destroys() {
        return false;
    }

    /**
     * Makes one, with our finalizer on it, that retention may remove.
     *
     * @param scheduledFor the time of the schedule, when a backup is to be taken
     * @param lists the backup that it stands for, when that is there already
     */
    record Create(String backup, Optional<Instant> scheduledFor, Optional<BackupId> lists) implements BackupEdit {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Puts our finalizer on it, so that its files go with it. */
    record Guard(String backup, Uid uid) implements BackupEdit {
        @Override
        public Optional<Uid> target() {
            return Optional.of(uid);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Writes into its status how far it is.
     *
     * @param record what is known of the backup, once it is complete
     */
    record Tell(String backup, Uid uid, BackupProgress progress, Optional<BackupRecord> record) implements BackupEdit {
        @Override
        public Optional<Uid> target() {
            return Optional.of(uid);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Asks for its deletion. */
    record Delete(String backup, Uid uid) implements BackupEdit {
        @Override
        public Optional<Uid> target() {
            return Optional.of(uid);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public boolean destroys() {
            return true;
        }
    }

    /** Takes our finalizer off: the resource is gone after it. */
    record Release(String backup, Uid uid) implements BackupEdit {
        @Override
        public Optional<Uid> target() {
            return Optional.of(uid);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** One method for each edit. */
    interface Cases<R> {
        R on(Create edit);

        R on(Guard edit);

        R on(Tell edit);

        R on(Delete edit);

        R on(Release edit);
    }
}
