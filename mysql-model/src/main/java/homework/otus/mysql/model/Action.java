package homework.otus.mysql.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a plan does. Each is done by one write, or by none; doing it twice does no harm.
 */
public sealed interface Action {
    /** Hands this action to the case of its type. */
    <R> R match(Cases<R> cases);

    /** Whether it destroys what may hold data, or ends our guard over it (invariant I1). */
    default boolean destroys() {
        return false;
    }

    /**
     * Whether everything is looked at again, and the invariants are asked again, right before it is done. What
     * destroys is guarded; so is the door that is shut after a final backup (invariant I14), the end of a backup Job, which
     * may have succeeded meanwhile (invariant I11), and the restart of a server, which may have begun an upgrade (invariant I15).
     */
    default boolean guarded() {
        return destroys();
    }

    /** Puts our finalizer on the resource, so that a deletion waits for us. */
    record AddFinalizer() implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Takes our finalizer off: the resource is gone after it.
     *
     * @param notice what to say where the resource can no longer say it: on the volumes and in the log
     */
    record RemoveFinalizer(Optional<String> notice) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public boolean destroys() {
            return true;
        }
    }

    /**
     * Stores the password that the resource names as the one that the server has.
     *
     * @param staged the server of these data may have another one: a Job has to make sure
     */
    record CreateCredentials(boolean staged) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Creates a static volume, pinned to one node and reserved for our claim. Its directory carries
     * {@code life} when it is a data volume, so that no other life ever meets its data.
     *
     * @param applied what its data will be served with; of data volumes only
     */
    record CreateVolume(Storage storage, String size, String node, Uid life, Optional<MySqlSpec> applied)
            implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Binds a volume, whose own claim is gone, to the claim of that name that there is now. */
    record RebindVolume(Storage storage, Uid volume, Uid claim) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Creates the claim of our volume.
     *
     * @param storageClassName the class that makes its volume; empty: it is for the static one
     * @param volumeName the volume of that class that lost its claim; empty: the class makes one
     * @param imageChange the change of the image that was under way when the claim before it was lost
     */
    record CreateClaim(
            Storage storage,
            String size,
            Uid life,
            Optional<MySqlSpec> applied,
            Opening opening,
            Optional<String> storageClassName,
            Optional<String> volumeName,
            Optional<ImageChange> imageChange)
            implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Makes the data of an earlier life that of this one. */
    record TakeUpData(Uid claim, Uid life) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Puts our labels on an unlabelled object of our name. */
    record Adopt(ObjectRole role, Uid uid) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Creates the Deployment of one server. */
    record CreateWorkload(ServerTemplate template) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Makes the Deployment anew from a template: when that differs, the server restarts. */
    record UpdateWorkload(Uid workload, ServerTemplate template) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public boolean guarded() {
            return true;
        }
    }

    /** Creates the headless Service: from now on clients find the server. */
    record CreateService() implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Starts a Job. */
    record RunJob(JobRequest request, Uid life, boolean forDeletion) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public boolean destroys() {
            return request instanceof JobRequest.Wipe || request instanceof JobRequest.Prune;
        }
    }

    /** Writes the catalogue of backups, whole. */
    record WriteCatalogue(Uid backupClaim, List<BackupRecord> backups) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        public WriteCatalogue {
            backups = List.copyOf(backups);
        }
    }

    /** Strikes one backup out of the catalogue; its files are removed afterwards. */
    record ForgetBackup(Uid catalogue, BackupId backup) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public boolean destroys() {
            return true;
        }
    }

    /** Writes to a MySQLBackup resource. */
    record EditBackup(BackupEdit edit) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public boolean destroys() {
            return edit.destroys();
        }
    }

    /** Notes in the status that the backup of that time of the schedule was begun, or is left out. */
    record RecordSchedule(Instant time) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Marks on the data claim that clients may see the data from now on, or that it may be thrown away. */
    record OpenData(Uid claim, Opening opening) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        /** The point of no return: what is not open counts as never opened from here on. */
        @Override
        public boolean destroys() {
            return !opening.isOpen();
        }
    }

    /** Puts back the fields of ours that somebody else has changed. */
    record UndoEdits(ObjectRole role, Uid uid) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Writes on the data claim what the data is served with from now on (invariant I10), and tells the change.
     *
     * @param changes what was changed, a sentence for each field
     */
    record RecordApplied(Uid claim, MySqlSpec applied, List<String> changes) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        public RecordApplied {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Notes on the data volume what stands on its claim: the volume outlives the claim.
     *
     * @param name of the volume
     */
    record NoteOnVolume(String name, Uid volume, MySqlSpec applied, Optional<ImageChange> imageChange)
            implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Notes on the data claim which name its database is being given; empty: none any more. */
    record MarkRenaming(Uid claim, Optional<String> to) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Notes on the data claim that its server is being given another image; empty: it serves with the applied one.
     * Until then the server may be upgrading the data, and nothing may end it.
     */
    record MarkImageChange(Uid claim, Optional<ImageChange> change) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Puts the password that the resource names beside the applied one, as the one to come.
     *
     * @param rotation its number
     */
    record StagePassword(Uid credentials, int rotation) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Makes the staged password the applied one, and tells the change.
     *
     * @param rotation the number of the staged password that is meant
     */
    record PromotePassword(Uid credentials, int rotation, List<String> changes) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        public PromotePassword {
            changes = List.copyOf(changes);
        }
    }

    /** Writes a larger capacity on a static volume. Nothing about the disk behind it changes. */
    record GrowVolume(Storage storage, Uid volume, String size) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Asks for more in a claim whose class allows that. */
    record ExpandClaim(Storage storage, Uid claim, String size) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /**
     * Says what becomes of the storage behind a volume of a class; labels it as ours.
     *
     * @param name of the volume
     */
    record SetReclaim(Storage storage, String name, Uid volume, VolumeFact.Reclaim reclaim) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        /** With {@link VolumeFact.Reclaim#DELETE} the data goes with the claim. */
        @Override
        public boolean destroys() {
            return reclaim == VolumeFact.Reclaim.DELETE;
        }
    }

    /** Deletes exactly the object with that UID. */
    record Delete(ObjectRole role, Uid uid) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        @Override
        public boolean destroys() {
            return role == ObjectRole.DATA_CLAIM
                    || role == ObjectRole.DATA_VOLUME
                    || role == ObjectRole.BACKUP_CLAIM
                    || role == ObjectRole.BACKUP_VOLUME;
        }

        @Override
        public boolean guarded() {
            return destroys() || role == ObjectRole.SERVICE || role == ObjectRole.BACKUP_JOB;
        }
    }

    /** Waits, without holding anything up. */
    record Await(Condition condition) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** Tells the user, as Events and as the message of the status. */
    record Report(String message, List<String> events) implements Action {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }

        public Report {
            events = List.copyOf(events);
        }
    }

    /** One method for each action, so that a new one cannot be forgotten anywhere. */
    interface Cases<R> {
        R on(AddFinalizer action);

        R on(RemoveFinalizer action);

        R on(CreateCredentials action);

        R on(CreateVolume action);

        R on(RebindVolume action);

        R on(CreateClaim action);

        R on(TakeUpData action);

        R on(Adopt action);

        R on(CreateWorkload action);

        R on(UpdateWorkload action);

        R on(UndoEdits action);

        R on(RecordApplied action);

        R on(NoteOnVolume action);

        R on(MarkRenaming action);

        R on(MarkImageChange action);

        R on(StagePassword action);

        R on(PromotePassword action);

        R on(GrowVolume action);

        R on(ExpandClaim action);

        R on(SetReclaim action);

        R on(CreateService action);

        R on(RunJob action);

        R on(WriteCatalogue action);

        R on(ForgetBackup action);

        R on(EditBackup action);

        R on(RecordSchedule action);

        R on(OpenData action);

        R on(Delete action);

        R on(Await action);

        R on(Report action);
    }
}
