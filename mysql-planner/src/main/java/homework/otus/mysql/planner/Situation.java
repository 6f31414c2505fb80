package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.util.Optional;

/** What rules look at: the wish, the snapshot, and what follows from both. */
public record Situation(MySqlSpec spec, Optional<MySqlSpec> oldSpec, ClusterSnapshot snapshot) {

    /** The UID of this life of the resource. */
    public Uid life() {
        return snapshot.resource().uid();
    }

    public boolean deleting() {
        return snapshot.resource().isDeleting();
    }

    /** There is no such resource any more; what outlived it may still have to be done for. */
    public boolean gone() {
        return deleting() && !snapshot.resource().guarded();
    }

    /** What the data was last served with (invariant I10); for new data, what is wanted. */
    public MySqlSpec applied() {
        return ours(Storage.DATA)
                .flatMap(ClaimFact::applied)
                .or(this::toldBesideTheClaim)
                .or(() -> oldSpec)
                .orElse(spec)
                .asApplied();
    }

    /** Where the claim is lost: what its volume was told, or what the workload was made from that served the data. */
    private Optional<MySqlSpec> toldBesideTheClaim() {
        Optional<VolumeFact> volume = oursVolume(Storage.DATA);
        boolean wasBound = volume.filter(VolumeFact::wasBound).isPresent();
        return volume.filter(fact -> wasBound || wasReady())
                .flatMap(VolumeFact::applied)
                .or(() -> workload()
                        .flatMap(WorkloadFact::template)
                        .filter(template -> wasBound || template.life().equals(life()))
                        .map(ServerTemplate::applied));
    }

    /** The object of that role, unless it belongs to somebody else (invariant I8). */
    public Optional<? extends ObjectFact> ours(ObjectRole role) {
        return snapshot.object(role).filter(fact -> fact.ownership() == Ownership.OURS);
    }

    public Optional<ClaimFact> ours(Storage storage) {
        return storage.claimIn(snapshot).filter(claim -> claim.ownership() == Ownership.OURS);
    }

    /** Our volume: by its labels, or made by a class for our claim and not labelled yet. */
    public Optional<VolumeFact> oursVolume(Storage storage) {
        return storage.volumeIn(snapshot)
                .filter(volume -> volume.ownership() == Ownership.OURS || Volumes.isMadeForOurs(storage, snapshot));
    }

    /** The class that makes that volume, or made it; empty: it is static. What is there already decides. */
    public Optional<String> storageClass(Storage storage) {
        Optional<ClaimFact> claim = ours(storage);
        if (claim.isPresent()) {
            return claim.get().storageClassName();
        }
        Optional<VolumeFact> volume = oursVolume(storage);
        if (volume.isPresent()) {
            return volume.get().storageClassName().filter(name -> volume.get().dynamic());
        }
        Optional<String> ofBackups = storage == Storage.BACKUP ? spec.backup().storageClassName() : Optional.empty();
        return ofBackups.or(() -> applied().storageClassName());
    }

    /** How large that volume is made: as was applied, and for backups as the spec says, if that is a size. */
    public String size(Storage storage) {
        return storage == Storage.BACKUP
                ? spec.backup()
                        .storageSize()
                        .filter(size -> Quantity.less("0", size))
                        .orElse(applied().storageSize())
                : applied().storageSize();
    }

    /** The server that accepts connections; not one that is about to be replaced. */
    public Optional<PodFact> server() {
        for (PodFact pod : snapshot.pods()) {
            if (pod.ready() && !pod.terminating() && pod.address().isPresent() && isOfTheTemplate(pod)) {
                return Optional.of(pod);
            }
        }
        return Optional.empty();
    }

    /** The pod was made from what the workload is now. */
    private boolean isOfTheTemplate(PodFact pod) {
        Optional<WorkloadFact> workload = workload();
        return workload.isEmpty() || workload.get().revision() == pod.revision();
    }

    /** The workload, if it is ours. */
    public Optional<WorkloadFact> workload() {
        return snapshot.workload().filter(workload -> workload.ownership() == Ownership.OURS);
    }

    /**
     * There is data, or a place for it, that belongs to this life. A volume that is going and has no
     * claim any more can be neither served nor saved. One of an earlier life, whose claim is gone, was taken
     * up by this life if this life ran at all: it had no other (invariant I1).
     */
    public boolean hasData() {
        return ours(Storage.DATA).isPresent()
                ? ours(Storage.DATA).flatMap(ClaimFact::life).equals(Optional.of(life()))
                : oursVolume(Storage.DATA)
                        .filter(volume -> !volume.terminating() && !volume.goesWithItsClaim())
                        .filter(volume ->
                                volume.life().equals(Optional.of(life())) || (wasReady() && volume.wasBound()))
                        .isPresent();
    }

    /** This life ran once: somebody may have written into its data. */
    public boolean wasReady() {
        return snapshot.resource().reported().isPresent();
    }

    /**
     * How far the data is. A volume that lost its claim may have been open (invariant I11); one that is
     * new in a life that ran once has the directory of the one that was lost.
     */
    public Opening opening() {
        Optional<ClaimFact> claim = ours(Storage.DATA);
        if (claim.isPresent()) {
            return claim.get().opening();
        }
        boolean mayHoldData = oursVolume(Storage.DATA)
                .filter(volume -> volume.wasBound() || wasReady())
                .isPresent();
        return mayHoldData ? Opening.UNKNOWN : Opening.NEVER;
    }

    /** The name that the database is being given: that began, and its end is not recorded. */
    public Optional<String> renamingTo() {
        return ours(Storage.DATA).flatMap(ClaimFact::renamingTo);
    }

    /** A rename began, and clients are not let in again yet. */
    public boolean renameUnderWay() {
        boolean ended = snapshot.job(ObjectRole.RENAME_JOB)
                .filter(job -> job.life().equals(life()))
                .isPresent();
        return renamingTo().isPresent()
                || (ended && opening().isOpen() && ours(ObjectRole.SERVICE).isEmpty());
    }

    /** The catalogue, if it is ours and tells about the place of backups that there is now (invariant I11). */
    public Optional<CatalogueFact> catalogue() {
        return snapshot.placeCatalogue()
                .filter(catalogue -> catalogue.ownership() == Ownership.OURS && !catalogue.terminating());
    }

    /** The verified backup that allows this life's data to be destroyed (invariants I1 and I14). */
    public Optional<BackupRecord> finalBackup() {
        return catalogue()
                .flatMap(catalogue -> catalogue.backups().stream()
                        .filter(backup -> backup.life().equals(life()) && backup.finalAndFenced())
                        .filter(backup -> Fence.heldSince(backup, snapshot))
                        .findFirst());
    }

    /** Data that clients may have written has to be saved before anything is destroyed. */
    public boolean needsFinalBackup() {
        return deleting() && nothingToSave().isEmpty();
    }

    private Optional<NothingToSave> nothingToSave() {
        if (!hasData()) {
            return Optional.of(NothingToSave.NO_DATA);
        }
        if (opening().state() == Opening.State.NEVER) {
            return Optional.of(NothingToSave.MAY_GO);
        }
        return switch (snapshot.resource().deletionPolicy()) {
            case RETAIN -> Optional.of(NothingToSave.RETAINED);
            case BACKUP -> givenUpOrSaved();
            case DELETE -> givenUpOrSaved().or(() -> Optional.of(NothingToSave.UNWANTED));
        };
    }

    private Optional<NothingToSave> givenUpOrSaved() {
        return snapshot.resource().finalBackupGivenUp()
                ? Optional.of(NothingToSave.GIVEN_UP)
                : finalBackup().map(backup -> NothingToSave.SAVED);
    }

    /** The resource is deleted, and its data stays for the next one. Data that may go is not worth keeping. */
    public boolean keepsData() {
        return deleting()
                && nothingToSave().filter(NothingToSave.RETAINED::equals).isPresent();
    }

    /** A server is needed: to run it, or to take its final backup. */
    public boolean wantsServer() {
        return !deleting() || needsFinalBackup();
    }

    /** Why no server is needed; empty when one is. */
    public Optional<String> noServer() {
        return deleting() ? nothingToSave().map(NothingToSave::noServer) : Optional.empty();
    }

    /** Why a deleted resource needs no final backup; empty when it needs one. */
    public Optional<String> noFinalBackup() {
        return nothingToSave().map(NothingToSave::noBackup);
    }

    public String name(ObjectRole role) {
        return role.nameFor(snapshot.instance());
    }
}
