package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.read.BackupFacts;
import homework.otus.mysql.k8s.read.ObjectSource;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is planned for: a resource, or the MySQLBackups that have outlived theirs.
 *
 * @param resource one that is gone has no more than its name and the image that its backups were taken with
 */
record Subject(MySQL resource, boolean gone) {
    /** Empty when there is neither. */
    static Optional<Subject> find(ObjectSource source, InstanceId instance) {
        return source.find(MySQL.class, instance.namespace(), instance.name())
                .map(resource -> new Subject(resource, false))
                .or(() -> ofBackups(instance, BackupFacts.resources(source, instance)));
    }

    private static Optional<Subject> ofBackups(InstanceId instance, List<MySQLBackup> backups) {
        if (backups.isEmpty()) {
            return Optional.empty();
        }
        MySQLSpec spec = new MySQLSpec();
        backups.stream()
                .map(MySQLBackup::getStatus)
                .filter(Objects::nonNull)
                .map(status -> status.getImage())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(spec::setImage);
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace(instance.namespace())
                .withName(instance.name())
                .build());
        resource.setSpec(spec);
        return Optional.of(new Subject(resource, true));
    }

    ClusterSnapshot read(SnapshotReader reader) {
        return gone ? reader.readGone(resource) : reader.read(resource);
    }
}
