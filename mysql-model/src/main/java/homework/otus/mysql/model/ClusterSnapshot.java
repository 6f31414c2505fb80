package homework.otus.mysql.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * Everything that was observed of one instance at one moment. It is all that the planner knows of
 * the world: time and failure are in it as facts, too. What is absent here was looked for and not
 * found; a reader that could not look does not make a snapshot.
 */
@House
@Value.Immutable
public interface ClusterSnapshot {
    InstanceId instance();

    Instant observedAt();

    boolean namespaceTerminating();

    ResourceFact resource();

    Optional<VolumeFact> dataVolume();

    Optional<ClaimFact> dataClaim();

    Optional<VolumeFact> backupVolume();

    Optional<ClaimFact> backupClaim();

    Optional<CredentialsFact> credentials();

    Optional<CatalogueFact> catalogue();

    Optional<WorkloadFact> workload();

    Optional<PlainFact> service();

    /** The pods of the workload, terminating ones too, in the order of their names. */
    List<PodFact> pods();

    /** The Jobs that exist, by role. */
    Map<ObjectRole, JobFact> jobs();

    /** The class that the spec or the data claim names, if the cluster has it. */
    Optional<StorageClassFact> storageClass();

    /** The class that the spec or the backup claim names for the backups, where that is another one. */
    Optional<StorageClassFact> backupStorageClass();

    /** The class that makes that volume, if the cluster has it. */
    default Optional<StorageClassFact> storageClass(Storage storage) {
        return storage == Storage.BACKUP ? backupStorageClass().or(this::storageClass) : storageClass();
    }

    /** The MySQLBackup resources of this instance, in the order of their creation, then of their names. */
    List<BackupFact> backups();

    /** What the schedule of backups says now; empty when there is none. */
    Optional<ScheduleFact> schedule();

    /** The backup that the resource names for its restore, if it can be found. */
    Optional<RestoreSource> restoreSource();

    /** The nodes of the cluster, in the order of their names. */
    List<NodeFact> nodes();

    default Optional<JobFact> job(ObjectRole role) {
        return Optional.ofNullable(jobs().get(role));
    }

    /** The object of that role, if there is one. */
    default Optional<? extends ObjectFact> object(ObjectRole role) {
        return switch (role) {
            case DATA_VOLUME -> dataVolume();
            case DATA_CLAIM -> dataClaim();
            case BACKUP_VOLUME -> backupVolume();
            case BACKUP_CLAIM -> backupClaim();
            case CREDENTIALS -> credentials();
            case CATALOGUE -> catalogue();
            case WORKLOAD -> workload();
            case SERVICE -> service();
            case BACKUP_JOB,
                    RESTORE_JOB,
                    INVENTORY_JOB,
                    WIPE_JOB,
                    PASSWORD_JOB,
                    RENAME_JOB,
                    VERSION_JOB,
                    PRUNE_JOB,
                    VERIFY_JOB -> job(role);
        };
    }

    /** Where the backups lie; empty when there is no place for them yet. */
    default Optional<BackupPlace> backupPlace() {
        return backupClaim()
                .filter(claim -> claim.ownership() == Ownership.OURS)
                .map(claim -> claim::uid);
    }

    /** What is known of the backups in that place; empty: nothing, which is not the same as none (invariant I11). */
    default Optional<CatalogueFact> placeCatalogue() {
        return catalogue()
                .filter(catalogue ->
                        backupPlace().filter(place -> place.isToldBy(catalogue)).isPresent());
    }

    /** Starts a snapshot of a cluster in which nothing of the instance exists. */
    static Builder builder() {
        return new Builder().namespaceTerminating(false);
    }

    /** Builds a {@link ClusterSnapshot}. */
    final class Builder extends ImmutableClusterSnapshot.Builder {
        Builder() {}

        /** Adds nodes that take every pod which asks for no label. */
        public Builder addNodes(String... names) {
            Stream.of(names).map(NodeFact::of).forEach(this::addNodes);
            return this;
        }
    }
}
