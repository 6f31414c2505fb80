package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What users and the schedule ask of backups, as often as {@link World#wishes} allows. */
final class BackupUsers {
    static final String ASKED = "asked";

    private BackupUsers() {}

    static List<Move> moves(World world) {
        List<Move> moves = new ArrayList<>();
        ClusterSnapshot now = world.snapshot;
        if (world.wishes == 0 || now.namespaceTerminating()) {
            return moves;
        }
        boolean asked = now.backups().stream().anyMatch(backup -> backup.name().equals(ASKED));
        if (!asked && !now.resource().isDeleting()) {
            moves.add(move(world, "user asks for a backup", MadeBackups.with(now, MadeBackups.asked(ASKED))));
        }
        boolean due = now.schedule().flatMap(schedule -> schedule.due()).isPresent()
                || now.resource().lastScheduled().isPresent();
        if (world.spec.backup().schedule().isPresent()
                && !due
                && !now.resource().isDeleting()) {
            moves.add(move(world, "a backup is due", MadeBackups.due(now, Worlds.NOON)));
        }
        for (BackupFact backup : now.backups()) {
            if (!backup.terminating()) {
                moves.add(move(world, "user deletes MySQLBackup " + backup.name(), deleted(now, backup)));
            } else if (!backup.mayBeTheLast()) {
                BackupFact forGood = MadeBackups.deletedForGood(backup);
                moves.add(
                        move(world, "user deletes MySQLBackup " + backup.name() + " for good", replaced(now, forGood)));
            }
        }
        return moves;
    }

    private static Move move(World world, String name, ClusterSnapshot snapshot) {
        World after = world.copy();
        after.wishes--;
        after.snapshot = snapshot;
        return new Move(name, after.settled());
    }

    /** Without our finalizer it is gone at once. */
    private static ClusterSnapshot deleted(ClusterSnapshot now, BackupFact backup) {
        if (backup.guarded()) {
            return replaced(now, MadeBackups.deleted(backup));
        }
        return ClusterSnapshot.builder()
                .from(now)
                .backups(now.backups().stream()
                        .filter(other -> !other.uid().equals(backup.uid()))
                        .toList())
                .build();
    }

    private static ClusterSnapshot replaced(ClusterSnapshot now, BackupFact backup) {
        return ClusterSnapshot.builder()
                .from(now)
                .backups(now.backups().stream()
                        .map(other -> other.uid().equals(backup.uid()) ? backup : other)
                        .toList())
                .build();
    }

    /** Every backup has its MySQLBackup: that they are listed one by one is looked at where that is all that happens. */
    static void list(World world) {
        List<BackupFact> all = world.backups.values().stream()
                .map(saved -> MadeBackups.listed(saved.record().id()))
                .toList();
        world.snapshot =
                ClusterSnapshot.builder().from(world.snapshot).backups(all).build();
    }

    /** What must not be written to a MySQLBackup, by the truth. */
    static void look(World after, BackupEdit edit) {
        Optional<BackupFact> backup = after.snapshot.backups().stream()
                .filter(fact -> fact.name().equals(edit.backup()))
                .findFirst();
        boolean hasFiles = backup.flatMap(BackupFact::id)
                .filter(id -> after.backups.containsKey(id.value()))
                .isPresent();
        boolean reachable = after.snapshot.backupClaim().isPresent() && !after.snapshot.namespaceTerminating();
        if (edit instanceof BackupEdit.Release && hasFiles && reachable) {
            after.wrongs.add("I3: a MySQLBackup goes before its files");
        }
        if (edit instanceof BackupEdit.Delete
                && backup.filter(fact -> !fact.automatic()).isPresent()) {
            after.wrongs.add("I3: retention deletes what a user asked for");
        }
    }
}
