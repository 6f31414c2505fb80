package homework.otus.mysql.model;

import java.util.Optional;

/** The two stores of an instance: its data and its backups. */
public enum Storage {
    DATA(ObjectRole.DATA_VOLUME, ObjectRole.DATA_CLAIM),
    BACKUP(ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM);

    private final ObjectRole volume;
    private final ObjectRole claim;

    Storage(ObjectRole volume, ObjectRole claim) {
        this.volume = volume;
        this.claim = claim;
    }

    public ObjectRole volume() {
        return volume;
    }

    public ObjectRole claim() {
        return claim;
    }

    public Optional<VolumeFact> volumeIn(ClusterSnapshot snapshot) {
        return this == DATA ? snapshot.dataVolume() : snapshot.backupVolume();
    }

    public Optional<ClaimFact> claimIn(ClusterSnapshot snapshot) {
        return this == DATA ? snapshot.dataClaim() : snapshot.backupClaim();
    }
}
