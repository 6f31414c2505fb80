package homework.otus.mysql.k8s;

import homework.otus.mysql.k8s.crd.InstanceRef;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupSpec;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** MySQLBackup resources that the tests are about; a new one each time. */
public final class BackupSamples {
    private BackupSamples() {}

    /** As a user writes it. */
    public static MySQLBackup backup(String name, String instance) {
        InstanceRef reference = new InstanceRef();
        reference.setName(instance);
        MySQLBackupSpec spec = new MySQLBackupSpec();
        spec.setInstanceRef(reference);
        MySQLBackup backup = new MySQLBackup();
        backup.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("default")
                .withUid("uid-of-" + name)
                .withResourceVersion("7")
                .withCreationTimestamp("2020-08-11T07:30:00Z")
                .build());
        backup.setSpec(spec);
        return backup;
    }

    /** One that became the backup with that id. */
    public static MySQLBackup taken(String name, String instance, String id) {
        MySQLBackup backup = backup(name, instance);
        MySQLBackupStatus status = new MySQLBackupStatus();
        status.setPhase("Succeeded");
        status.setBackupId(id);
        backup.setStatus(status);
        return backup;
    }
}
