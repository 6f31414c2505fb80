package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.k8s.crd.InstanceRef;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupSpec;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The MySQLBackup resources that we make. */
final class BackupManifest {
    private BackupManifest() {}

    static MySQLBackup backup(InstanceId instance, BackupEdit.Create edit) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put(Annotations.AUTOMATIC, "true");
        edit.scheduledFor().ifPresent(time -> annotations.put(Annotations.SCHEDULED_FOR, time.toString()));
        edit.lists().ifPresent(id -> annotations.put(Annotations.LISTS, id.value()));
        InstanceRef reference = new InstanceRef();
        reference.setName(instance.name());
        MySQLBackupSpec spec = new MySQLBackupSpec();
        spec.setInstanceRef(reference);
        MySQLBackup backup = new MySQLBackup();
        backup.setMetadata(new ObjectMetaBuilder()
                .withName(edit.backup())
                .withNamespace(instance.namespace())
                .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
                .addToLabels(Labels.INSTANCE, instance.name())
                .withAnnotations(annotations)
                .withFinalizers(Annotations.FINALIZER)
                .build());
        backup.setSpec(spec);
        return backup;
    }
}
