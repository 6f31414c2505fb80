package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Kinds;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Optional;

/** Finds the backup that a resource names for its restore, in the catalogue of the instance whose it is. */
final class RestoreSources {
    private final ObjectSource source;

    RestoreSources(ObjectSource source) {
        this.source = source;
    }

    /** Empty when it names none, or one that is not complete, not known, or on no claim that is there. */
    Optional<RestoreSource> find(InstanceId instance, RestoreWish wish) {
        if (!(wish instanceof RestoreWish.Named named)) {
            return Optional.empty();
        }
        Optional<RestoreSource> byResource = source.find(MySQLBackup.class, instance.namespace(), named.backup())
                .filter(backup -> !Facts.terminating(backup))
                .flatMap(backup -> BackupFacts.instanceOf(backup)
                        .flatMap(of -> BackupFacts.backupOf(backup).flatMap(id -> listed(of, id))));
        return byResource.or(() -> listed(instance, new BackupId(named.backup())));
    }

    private Optional<RestoreSource> listed(InstanceId of, BackupId id) {
        Optional<BackupRecord> record = find(ConfigMap.class, of, ObjectRole.CATALOGUE)
                .map(map -> Catalogues.read(map, of))
                .filter(catalogue -> catalogue.ownership() == Ownership.OURS && isOfTheClaim(of, catalogue))
                .flatMap(catalogue -> catalogue.backups().stream()
                        .filter(backup -> backup.id().equals(id))
                        .findFirst());
        return record.map(backup -> new RestoreSource(of.name(), backup));
    }

    private boolean isOfTheClaim(InstanceId of, CatalogueFact catalogue) {
        return find(PersistentVolumeClaim.class, of, ObjectRole.BACKUP_CLAIM)
                .map(Facts::uid)
                .filter(catalogue.backupClaim()::equals)
                .isPresent();
    }

    private <T extends io.fabric8.kubernetes.api.model.HasMetadata> Optional<T> find(
            Class<T> type, InstanceId instance, ObjectRole role) {
        return source.find(type, Kinds.namespace(instance, role), role.nameFor(instance));
    }
}
