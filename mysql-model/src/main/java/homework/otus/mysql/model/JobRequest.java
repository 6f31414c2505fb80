package homework.otus.mysql.model;

import java.util.List;
import java.util.Optional;

/** What a Job is to do. */
public sealed interface JobRequest {
    /** Hands this request to the case of its type. */
    <R> R match(Cases<R> cases);

    ObjectRole role();

    /** Taints that its pod puts up with: it goes where the volumes are, or the server is. */
    List<Toleration> tolerations();

    /** What tells it from other work of the same kind: a Job with another subject does not stand in for it. */
    Optional<String> subject();

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

        @Override
        public List<Toleration> tolerations() {
            return applied.settings().tolerations();
        }

        @Override
        public Optional<String> subject() {
            return Optional.of(id.value());
        }
    }

    /**
     * Restores {@code backup} into the fresh server in {@code pod}.
     *
     * @param of the instance on whose backup volume it is; empty: it is the instance's own
     */
    record Restore(BackupRecord backup, Optional<String> of, MySqlSpec applied, PodAddress pod) implements JobRequest {
        /** From the instance's own backup volume. */
        public Restore(BackupRecord backup, MySqlSpec applied, PodAddress pod) {
            this(backup, Optional.empty(), applied, pod);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.RESTORE_JOB;
        }

        @Override
        public List<Toleration> tolerations() {
            return applied.settings().tolerations();
        }

        @Override
        public Optional<String> subject() {
            return Optional.of(backup.id().value());
        }
    }

    /** Lists the whole backups on the backup volume. */
    record Inventory(String image, List<Toleration> tolerations) implements JobRequest {
        public Inventory {
            tolerations = List.copyOf(tolerations);
        }

        /** On a node without taints. */
        public Inventory(String image) {
            this(image, List.of());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.INVENTORY_JOB;
        }

        @Override
        public Optional<String> subject() {
            return Optional.of(image);
        }
    }

    /** Empties the data directory. */
    record Wipe(String image, List<Toleration> tolerations) implements JobRequest {
        public Wipe {
            tolerations = List.copyOf(tolerations);
        }

        /** On a node without taints. */
        public Wipe(String image) {
            this(image, List.of());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.WIPE_JOB;
        }

        @Override
        public Optional<String> subject() {
            return Optional.empty();
        }
    }

    /**
     * Makes the staged password the only one of root. The server may have the applied or the staged one before.
     *
     * @param rotation the number of the staged password
     */
    record ChangePassword(int rotation, MySqlSpec applied, PodAddress pod) implements JobRequest {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.PASSWORD_JOB;
        }

        @Override
        public List<Toleration> tolerations() {
            return applied.settings().tolerations();
        }

        @Override
        public Optional<String> subject() {
            return Optional.of(String.valueOf(rotation));
        }
    }

    /** Moves the applied database with all that is in it to the name {@code to}. */
    record Rename(MySqlSpec applied, String to, PodAddress pod) implements JobRequest {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.RENAME_JOB;
        }

        @Override
        public List<Toleration> tolerations() {
            return applied.settings().tolerations();
        }

        @Override
        public Optional<String> subject() {
            return Optional.of(to);
        }
    }

    /** Finds out which MySQL is in {@code image}, and which one runs in {@code pod}. */
    record Versions(String image, PodAddress pod, List<Toleration> tolerations) implements JobRequest {
        public Versions {
            tolerations = List.copyOf(tolerations);
        }

        /** On a node without taints. */
        public Versions(String image, PodAddress pod) {
            this(image, pod, List.of());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.VERSION_JOB;
        }

        @Override
        public Optional<String> subject() {
            return Optional.of(image);
        }
    }

    /**
     * Removes the files of one backup.
     *
     * @param sha256 of the backup that is meant; empty when that is not known
     */
    record Prune(BackupId backup, Optional<String> sha256, String image, List<Toleration> tolerations)
            implements JobRequest {
        public Prune {
            tolerations = List.copyOf(tolerations);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.PRUNE_JOB;
        }

        @Override
        public Optional<String> subject() {
            return Optional.of(backup.value());
        }
    }

    /** Restores a backup into a server of its own in the Job's pod, and compares. */
    record Verify(BackupRecord backup, MySqlSpec applied) implements JobRequest {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public ObjectRole role() {
            return ObjectRole.VERIFY_JOB;
        }

        @Override
        public List<Toleration> tolerations() {
            return applied.settings().tolerations();
        }

        @Override
        public Optional<String> subject() {
            return Optional.of(backup.id().value());
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

        R on(ChangePassword request);

        R on(Rename request);

        R on(Versions request);

        R on(Prune request);

        R on(Verify request);
    }
}
