package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The backups that can be relied on: of a life that had all of its data, and none whose trial restore failed. Where every
 * trial failed, the whole ones are the best that there is.
 */
record GoodBackups(List<BackupRecord> backups) {
    GoodBackups {
        backups = List.copyOf(backups);
    }

    /** Those among {@code listed}. */
    static GoodBackups of(ClusterSnapshot snapshot, List<BackupRecord> listed) {
        List<BackupRecord> whole =
                listed.stream().filter(BackupRecord::lifeComplete).toList();
        List<BackupRecord> sound = whole.stream()
                .filter(backup -> !failedItsTrial(snapshot, backup.id()))
                .toList();
        return new GoodBackups(sound.isEmpty() ? whole : sound);
    }

    /** Without it there would be none. */
    boolean isLast(BackupId id) {
        return backups.stream().map(BackupRecord::id).toList().equals(List.of(id));
    }

    Optional<BackupRecord> newest() {
        return backups.stream()
                .max(Comparator.comparing(BackupRecord::completedAt)
                        .thenComparing(backup -> backup.id().value()));
    }

    private static boolean failedItsTrial(ClusterSnapshot snapshot, BackupId id) {
        return snapshot.backups().stream()
                .filter(backup -> backup.id().equals(Optional.of(id)))
                .anyMatch(backup -> backup.progress().verified() == Verified.BAD);
    }
}
