package homework.otus.mysql.model;

/** What a Job is to do. */
public sealed interface JobRequest {
    /** Hands this request to the case of its type. */
    <R> R match(Cases<R> cases);

    ObjectRole role();

    /**
     * Takes a backup of the server in {@code pod} and verifies it.
     *
     * @param isFinal fence the server first, and fail when it was not fenced all the time
     */
    record Backup(BackupId id, boolean isFinal, MySqlSpec applied, PodAddress pod) implements JobRequest {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.BACKUP_JOB;
        }
    }

    /** Restores {@code backup} into the fresh server in {@code pod}. */
    record Restore(BackupRecord backup, MySqlSpec applied, PodAddress pod) implements JobRequest {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.RESTORE_JOB;
        }
    }

    /** Lists the whole backups on the backup volume. */
    record Inventory(String image) implements JobRequest {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.INVENTORY_JOB;
        }
    }

    /** Empties the data directory. */
    record Wipe(String image) implements JobRequest {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.WIPE_JOB;
        }
    }

    /** The server to talk to: its pod by name, which the server must confirm, and where it is. */
    record PodAddress(String pod, String address) {}

    /** One method for each request. */
    interface Cases<R> {
        R on(Backup request);

        R on(Restore request);

        R on(Inventory request);

        R on(Wipe request);
    }
}
