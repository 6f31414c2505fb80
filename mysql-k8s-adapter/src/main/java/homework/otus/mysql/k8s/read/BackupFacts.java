package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.k8s.crd.MySQLBackupStatus;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.InstanceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The MySQLBackup resources of an instance. */
public final class BackupFacts {
    private BackupFacts() {}

    /** The resources that name {@code instance}. */
    public static List<MySQLBackup> resources(ObjectSource source, InstanceId instance) {
        return source.list(MySQLBackup.class, instance.namespace(), Map.of()).stream()
                .filter(backup -> instanceOf(backup).equals(Optional.of(instance)))
                .toList();
    }

    /** The instance that it is about; empty when it names none. */
    public static Optional<InstanceId> instanceOf(MySQLBackup backup) {
        return Optional.ofNullable(backup.getSpec())
                .flatMap(spec -> Optional.ofNullable(spec.getInstanceRef()))
                .flatMap(reference -> Optional.ofNullable(reference.getName()))
                .filter(name -> !name.isEmpty())
                .map(name -> new InstanceId(backup.getMetadata().getNamespace(), name));
    }

    static List<BackupFact> read(List<MySQLBackup> resources, Instant now) {
        return resources.stream()
                .map(backup -> read(backup, now))
                .sorted(Comparator.comparing(BackupFact::createdAt).thenComparing(BackupFact::name))
                .toList();
    }

    private static BackupFact read(MySQLBackup backup, Instant now) {
        return BackupFact.builder()
                .name(backup.getMetadata().getName())
                .uid(Facts.uid(backup))
                .createdAt(
                        Facts.time(backup.getMetadata().getCreationTimestamp()).orElse(now))
                .terminating(Facts.terminating(backup))
                .guarded(backup.getMetadata().getFinalizers().contains(Annotations.FINALIZER))
                .automatic(Annotations.of(backup, Annotations.AUTOMATIC)
                        .filter("true"::equals)
                        .isPresent())
                .scheduledFor(Annotations.of(backup, Annotations.SCHEDULED_FOR).flatMap(Facts::time))
                .lists(Annotations.of(backup, Annotations.LISTS)
                        .filter(id -> !id.isEmpty())
                        .map(BackupId::new))
                .progress(progress(backup))
                .sha256(status(backup).map(MySQLBackupStatus::getChecksum))
                .deleteLast(Annotations.of(backup, Annotations.DELETE_LAST_BACKUP))
                .build();
    }

    /** What its status says. */
    public static BackupProgress progress(MySQLBackup backup) {
        MySQLBackupStatus status = status(backup).orElseGet(MySQLBackupStatus::new);
        return BackupProgress.builder()
                .phase(phase(status.getPhase()))
                .id(id(backup))
                .failures(status.getFailures() == null ? 0 : status.getFailures())
                .verified(verified(status.getVerified()))
                .message(Optional.ofNullable(status.getMessage()).filter(message -> !message.isEmpty()))
                .build();
    }

    /** The backup that it became, or stands for. */
    static Optional<BackupId> backupOf(MySQLBackup backup) {
        return Annotations.of(backup, Annotations.LISTS)
                .filter(id -> !id.isEmpty())
                .map(BackupId::new)
                .or(() -> id(backup));
    }

    private static Optional<BackupId> id(MySQLBackup backup) {
        return status(backup)
                .flatMap(status -> Optional.ofNullable(status.getBackupId()))
                .filter(id -> !id.isEmpty())
                .map(BackupId::new);
    }

    private static Optional<MySQLBackupStatus> status(MySQLBackup backup) {
        return Optional.ofNullable(backup.getStatus());
    }

    private static Phase phase(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "Running" -> Phase.RUNNING;
            case "Succeeded" -> Phase.SUCCEEDED;
            case "Failed" -> Phase.FAILED;
            default -> Phase.PENDING;
        };
    }

    private static Verified verified(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "Good" -> Verified.GOOD;
            case "Bad" -> Verified.BAD;
            default -> Verified.UNKNOWN;
        };
    }
}
