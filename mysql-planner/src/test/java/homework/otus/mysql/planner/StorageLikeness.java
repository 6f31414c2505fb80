package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of {@link Likeness} that is about volumes, claims and backups. */
final class StorageLikeness {
    private StorageLikeness() {}

    static String volume(ClusterSnapshot now, Storage storage) {
        return storage.volumeIn(now)
                .map(volume -> Likeness.object(volume) + " " + Likeness.life(now, volume.life())
                        + (volume.recognised() ? "" : " new")
                        + reserved(now, storage, volume))
                .orElse("none");
    }

    /**
     * A volume that is free is reserved for a claim that names it, in the explorer together with the claim, in a
     * cluster a moment later.
     */
    private static String reserved(ClusterSnapshot now, Storage storage, VolumeFact volume) {
        Optional<Uid> holder = volume.claimRef().flatMap(VolumeFact.ClaimRef::uid);
        Optional<ClaimFact> claim = storage.claimIn(now);
        if (holder.isPresent()) {
            return holder.equals(claim.map(ClaimFact::uid)) ? " held" : " held by a claim that is gone";
        }
        return claim.filter(it -> !it.bound() && !it.terminating()).isPresent() ? " held" : " free";
    }

    static String claim(ClusterSnapshot now, Storage storage) {
        return storage.claimIn(now)
                .map(claim -> Likeness.object(claim) + " " + Likeness.life(now, claim.life())
                        + (claim.bound() ? " bound" : "")
                        + (storage == Storage.DATA ? " " + claim.opening().state() : ""))
                .orElse("none");
    }

    static String catalogue(ClusterSnapshot now) {
        return now.catalogue()
                .map(catalogue -> Likeness.object(catalogue)
                        + (isTied(now, catalogue) ? " " : " tied elsewhere ")
                        + catalogue.backups().stream()
                                .map(backup -> backup(now, backup))
                                .collect(Collectors.joining(", ", "[", "]")))
                .orElse("none");
    }

    private static boolean isTied(ClusterSnapshot now, CatalogueFact catalogue) {
        return now.backupClaim().map(ClaimFact::uid).equals(Optional.of(catalogue.backupClaim()));
    }

    static String backup(ClusterSnapshot now, BackupRecord backup) {
        return Likeness.life(now, Optional.of(backup.life()))
                + (backup.finalAndFenced() ? "" : " not final")
                + (backup.lifeComplete() ? "" : " incomplete");
    }
}
