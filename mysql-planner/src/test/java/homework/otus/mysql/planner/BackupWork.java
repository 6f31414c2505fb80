package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the Jobs that remove and try backups do to their files, and what must never come of it. */
final class BackupWork {
    private BackupWork() {}

    static JobState prune(World after) {
        if (after.snapshot.backupClaim().isEmpty()) {
            return Work.failed(after, JobState.Failure.PASSING);
        }
        remove(after, after.subjects.getOrDefault(ObjectRole.PRUNE_JOB, ""));
        return new JobState.Pruned();
    }

    /** Its record goes first: from then on it is no backup. */
    static Optional<World> halfPruned(World after) {
        String id = after.subjects.getOrDefault(ObjectRole.PRUNE_JOB, "");
        if (after.snapshot.backupClaim().isEmpty() || !after.backups.containsKey(id)) {
            return Optional.empty();
        }
        remove(after, id);
        return Optional.of(after);
    }

    static JobState verify(World after) {
        String id = after.subjects.getOrDefault(ObjectRole.VERIFY_JOB, "");
        return after.backups.containsKey(id) && !after.damaged.contains(id)
                ? new JobState.Verified()
                : Work.failed(after, JobState.Failure.BACKUP_BROKEN);
    }

    /**
     * Somebody deleted that backup: what neither a listed one nor data that is open to clients has is no longer owed. What was
     * not opened, or was let go, is as good as gone.
     */
    static void forgotten(World after, String id) {
        World.Saved saved = after.backups.get(id);
        if (saved == null) {
            return;
        }
        Set<Integer> lost = new TreeSet<>(saved.rows());
        after.snapshot.catalogue().map(CatalogueFact::backups).orElse(List.of()).stream()
                .map(record -> record.id().value())
                .filter(other -> !other.equals(id))
                .flatMap(other -> Optional.ofNullable(after.backups.get(other)).stream())
                .forEach(listed -> lost.removeAll(listed.rows()));
        boolean open = after.snapshot
                .dataClaim()
                .filter(claim -> claim.opening().isOpen())
                .isPresent();
        if (open) {
            after.volumeDirectory()
                    .ifPresent(directory ->
                            lost.removeAll(after.directory(directory).rows()));
        }
        after.excused.addAll(lost);
    }

    private static void remove(World after, String id) {
        World.Saved saved = after.backups.remove(id);
        if (saved == null) {
            return;
        }
        List<BackupFact> wishes = after.snapshot.backups().stream()
                .filter(backup -> backup.terminating() && backup.id().equals(Optional.of(new BackupId(id))))
                .toList();
        boolean listed = after.snapshot.catalogue().map(CatalogueFact::backups).orElse(List.of()).stream()
                .anyMatch(record -> record.id().value().equals(id));
        boolean isLast = Sets.difference(after.backups.keySet(), after.damaged).isEmpty();
        if (listed) {
            after.wrongs.add("I3: the files of a backup go that the catalogue offers");
        }
        // a Job that was begun for a deleted MySQLBackup outlives it where the namespace goes
        boolean yielded = wishes.isEmpty() && after.snapshot.namespaceTerminating();
        if (wishes.isEmpty() && !yielded) {
            after.wrongs.add("I3: the files of a backup go that nobody deleted");
        }
        if (isLast && !yielded && wishes.stream().noneMatch(BackupFact::mayBeTheLast)) {
            after.wrongs.add("I3: the last good backup goes");
        }
        after.excused.addAll(nowhereElse(after, saved.rows()));
    }

    /** Somebody deleted the backup that alone had them. */
    private static Set<Integer> nowhereElse(World after, ImmutableSortedSet<Integer> rows) {
        Set<Integer> lost = new TreeSet<>(rows);
        after.backups.values().forEach(saved -> lost.removeAll(saved.rows()));
        after.directories.values().forEach(directory -> lost.removeAll(directory.rows()));
        return lost;
    }

    /** What is asked for is done, or said. */
    static List<String> waiting(World world) {
        if (world.snapshot.namespaceTerminating()) {
            return List.of();
        }
        for (BackupFact backup : world.snapshot.backups()) {
            boolean says = backup.progress()
                    .message()
                    .filter(text -> text.startsWith("not deleted: "))
                    .isPresent();
            if (backup.terminating() && backup.guarded() && !says) {
                return List.of("I5: nothing to do, and a MySQLBackup is deleted and stays without a word");
            }
            if (!backup.terminating()
                    && !backup.isFinished()
                    && !world.snapshot.resource().isDeleting()) {
                return List.of("I5: nothing to do, and a backup that is asked for is not taken");
            }
        }
        return List.of();
    }
}
