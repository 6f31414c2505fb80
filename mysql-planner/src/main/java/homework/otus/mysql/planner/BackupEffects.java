package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The snapshot after a write to a MySQLBackup resource. */
record BackupEffects(ClusterSnapshot before) implements BackupEdit.Cases<ClusterSnapshot> {
    @Override
    public ClusterSnapshot on(BackupEdit.Create edit) {
        List<BackupFact> all = new ArrayList<>(before.backups());
        all.add(BackupFact.builder()
                .name(edit.backup())
                .uid(Uid.simulated("backup-" + edit.backup()))
                .createdAt(before.observedAt())
                .guarded(true)
                .automatic(true)
                .scheduledFor(edit.scheduledFor())
                .lists(edit.lists())
                .build());
        return with(all);
    }

    @Override
    public ClusterSnapshot on(BackupEdit.Guard edit) {
        return edited(
                edit, backup -> BackupFact.builder().from(backup).guarded(true).build());
    }

    @Override
    public ClusterSnapshot on(BackupEdit.Tell edit) {
        return edited(
                edit,
                backup -> BackupFact.builder()
                        .from(backup.with(edit.progress()))
                        .sha256(edit.record().map(record -> record.sha256()).or(backup::sha256))
                        .build());
    }

    @Override
    public ClusterSnapshot on(BackupEdit.Delete edit) {
        return edited(
                edit,
                backup -> BackupFact.builder().from(backup).terminating(true).build());
    }

    @Override
    public ClusterSnapshot on(BackupEdit.Release edit) {
        return with(before.backups().stream()
                .filter(backup -> !backup.name().equals(edit.backup()))
                .toList());
    }

    private ClusterSnapshot edited(BackupEdit edit, UnaryOperator<BackupFact> change) {
        return with(before.backups().stream()
                .map(backup -> backup.name().equals(edit.backup()) ? change.apply(backup) : backup)
                .toList());
    }

    private ClusterSnapshot with(List<BackupFact> backups) {
        return ClusterSnapshot.builder().from(before).backups(backups).build();
    }
}
