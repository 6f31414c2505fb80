package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.BackupFields;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.crd.RestoreFields;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a new instance has from the one that was backed up, and what is given for it. */
final class CloneOptions {
    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "The name of its database (default: the source's).")
    private @Nullable String database;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "The image of its server (default: the source's, or else that of the backup).")
    private @Nullable String image;

    @Option(names = "--storage-size", paramLabel = "SIZE", description = "For example 1Gi (default: the source's).")
    private @Nullable String storageSize;

    @Option(
            names = "--storage-class",
            paramLabel = "CLASS",
            description = "The StorageClass of its volumes (default: the source's).")
    private @Nullable String storageClass;

    /**
     * The spec, without a password. A schedule of backups is not taken over: two instances would follow one wish.
     *
     * @param source the instance that was backed up; empty when it is gone
     */
    MySQLSpec spec(Optional<MySQL> source, MySQLBackup backup) {
        MySQLSpec spec = source.map(MySQL::getSpec).map(CloneOptions::copy).orElseGet(MySQLSpec::new);
        spec.setPassword(null);
        spec.setPasswordSecretRef(null);
        spec.setSuspend(null);
        Optional.ofNullable(spec.getBackup()).ifPresent(CloneOptions::unscheduled);
        RestoreFields restore = new RestoreFields();
        restore.setBackupName(backup.getMetadata().getName());
        spec.setRestore(restore);
        given(database).ifPresent(spec::setDatabase);
        given(storageSize).ifPresent(spec::setStorageSize);
        given(storageClass).ifPresent(spec::setStorageClassName);
        given(image).or(() -> given(spec.getImage())).or(() -> imageOf(backup)).ifPresent(spec::setImage);
        need(spec.getDatabase(), "--database", source);
        need(spec.getStorageSize(), "--storage-size", source);
        return spec;
    }

    private static void need(@Nullable String value, String option, Optional<MySQL> source) {
        if (given(value).isEmpty()) {
            throw new PluginException(
                    (source.isPresent() ? "the source does not say it" : "the instance that was backed up is gone")
                            + ": give " + option);
        }
    }

    private static MySQLSpec copy(MySQLSpec spec) {
        return new KubernetesSerialization().clone(spec);
    }

    private static void unscheduled(BackupFields backup) {
        backup.setSchedule(null);
        backup.setTimeZone(null);
        backup.setSuspend(null);
    }

    private static Optional<String> imageOf(MySQLBackup backup) {
        return Optional.ofNullable(backup.getStatus()).map(MySQLBackupStatus::getImage);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }
}
