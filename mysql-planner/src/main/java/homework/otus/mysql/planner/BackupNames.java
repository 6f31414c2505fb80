package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Names backups by instance and UTC time, so that they sort by age: {@code mysql-instance-20200811T075402Z}. */
public final class BackupNames {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private BackupNames() {}

    /** The name of a backup that is begun at the moment of the snapshot; a later one where the clock went back. */
    public static BackupId at(ClusterSnapshot snapshot) {
        Instant time = snapshot.observedAt();
        while (isTaken(snapshot, name(snapshot, time))) {
            time = time.plusSeconds(1);
        }
        return name(snapshot, time);
    }

    /** The name of the resource of a backup that was there before it. */
    public static String resource(BackupId id) {
        return id.value().toLowerCase(Locale.ROOT);
    }

    /** The name of the resource of the backup that is due at {@code time} of the schedule. */
    public static String scheduled(InstanceId instance, Instant time) {
        return (instance.name() + "-" + STAMP.format(time)).toLowerCase(Locale.ROOT) + "-scheduled";
    }

    private static BackupId name(ClusterSnapshot snapshot, Instant time) {
        return new BackupId(snapshot.instance().name() + "-" + STAMP.format(time));
    }

    private static boolean isTaken(ClusterSnapshot snapshot, BackupId name) {
        boolean listed = snapshot.catalogue().stream()
                .flatMap(catalogue -> catalogue.backups().stream())
                .anyMatch(backup -> backup.id().equals(name));
        return listed
                || snapshot.backups().stream().anyMatch(backup -> backup.id().equals(Optional.of(name)));
    }
}
