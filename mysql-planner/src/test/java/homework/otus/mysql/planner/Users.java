package homework.otus.mysql.planner;

import com.google.common.collect.Sets;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users do with the resource. */
final class Users {
    /** Everything that is created again has this UID, until somebody renames it. */
    static final String NEW_LIFE = "life-new";

    private Users() {}

    /** The plain course of things: it is deleted at any moment, and created again when it is gone. */
    static List<Move> moves(World world, int lives) {
        ResourceFact resource = world.snapshot.resource();
        List<Move> moves = new ArrayList<>();
        if (!resource.isDeleting()) {
            moves.add(new Move("user deletes the resource", deleted(world)));
        } else if (!resource.guarded() && world.lives < lives) {
            moves.add(new Move("user creates it again", again(world)));
        }
        moves.addAll(BackupUsers.moves(world));
        return moves;
    }

    static World deleted(World world) {
        World after = world.copy();
        after.snapshot = Worlds.withResource(
                world.snapshot, resource -> resource.deletionRequestedAt(world.snapshot.observedAt()));
        return after;
    }

    static World givenUp(World world) {
        World after = world.copy();
        after.snapshot = Worlds.withResource(world.snapshot, resource -> resource.skipFinalBackup(world.life()));
        return after;
    }

    /** A new life; in a new namespace of the old name, when that one was deleted. */
    static World again(World world) {
        World after = world.copy();
        ClusterSnapshot.Builder snapshot = ClusterSnapshot.builder().from(world.snapshot);
        after.lives++;
        if (world.snapshot.namespaceTerminating()) {
            Provisioning.namespaceGone(after);
            snapshot = ClusterSnapshot.builder().from(after.snapshot);
            snapshot.namespaceTerminating(false)
                    .dataClaim(Optional.empty())
                    .backupClaim(Optional.empty())
                    .credentials(Optional.empty())
                    .catalogue(Optional.empty())
                    .workload(Optional.empty())
                    .service(Optional.empty())
                    .pods(List.of())
                    .backups(List.of())
                    .jobs(Map.of());
            after.mounted = "";
            after.fencedUntilRestart = false;
        }
        after.snapshot = snapshot.resource(ResourceFact.builder()
                        .from(Worlds.resource(new Uid(NEW_LIFE)))
                        .adopt(world.snapshot.resource().adopt())
                        .deletionPolicy(world.snapshot.resource().deletionPolicy())
                        .passwordGiven(world.snapshot.resource().passwordGiven())
                        .build())
                .build();
        if (!world.snapshot.namespaceTerminating()
                && world.wishes == 0
                && world.snapshot.backups().stream().noneMatch(BackupFact::terminating)) {
            BackupUsers.list(after);
        }
        List<String> unreachable = after.directories.keySet().stream()
                .filter(directory -> !after.volumeDirectory().equals(Optional.of(directory)))
                .toList();
        for (String directory : unreachable) {
            if (after.orphaned.contains(directory)) {
                Nature.excuse(after, directory);
            } else if (!Sets.union(after.latest(), after.excused)
                    .containsAll(after.directory(directory).rows())) {
                after.wrongs.add("I1: a life ended, and its rows are in no backup");
            }
            after.directories.remove(directory);
        }
        return after.settled();
    }
}
