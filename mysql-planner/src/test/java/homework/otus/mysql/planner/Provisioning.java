package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Quantity;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a storage class and its provisioner do: make volumes at any time, expand them, and remove what is not retained. */
final class Provisioning {
    static final String BACKUPS = "backups";

    private Provisioning() {}

    static List<Move> moves(World world) {
        List<Move> moves = new ArrayList<>();
        for (Storage storage : Storage.values()) {
            made(world, storage).ifPresent(after -> moves.add(new Move("class makes the volume of " + storage, after)));
            expanded(world, storage).ifPresent(after -> moves.add(new Move("class expands " + storage, after)));
        }
        removed(world).ifPresent(after -> moves.add(new Move("class removes the data volume", after)));
        return moves;
    }

    static Optional<World> made(World world, Storage storage) {
        Optional<ClaimFact> claim = storage.claimIn(world.snapshot)
                .filter(fact -> fact.storageClassName().isPresent() && !fact.terminating())
                .filter(fact -> fact.volumeName().isEmpty());
        if (claim.isEmpty() || storage.volumeIn(world.snapshot).isPresent() || world.snapshot.namespaceTerminating()) {
            return Optional.empty();
        }
        String name = storage == Storage.BACKUP
                ? BACKUPS
                : claim.get().life().map(Uid::value).orElse(World.NO_LIFE);
        VolumeFact volume = VolumeFact.builder()
                .uid(new Uid("made-for-" + claim.get().uid()))
                .ownership(Ownership.UNLABELLED)
                .dynamic(true)
                .name(name)
                .storageClassName(claim.get().storageClassName())
                .reclaim(VolumeFact.Reclaim.DELETE)
                .capacity(claim.get().size())
                .claimRef(new VolumeFact.ClaimRef(
                        "default",
                        storage.claim().nameFor(Worlds.INSTANCE),
                        Optional.of(claim.get().uid())))
                .build();
        ClaimFact bound = ClaimFact.builder()
                .from(claim.get())
                .bound(true)
                .volumeName(name)
                .capacity(claim.get().size())
                .build();
        World after = world.copy();
        after.snapshot = Edits.withClaim(Edits.withVolume(world.snapshot, storage, volume), storage, bound);
        return Optional.of(after.settled());
    }

    static Optional<World> expanded(World world, Storage storage) {
        return storage.claimIn(world.snapshot)
                .filter(claim -> claim.storageClassName().isPresent()
                        && claim.capacity()
                                .filter(has -> Quantity.less(has, claim.size()))
                                .isPresent())
                .map(claim -> {
                    World after = world.copy();
                    after.snapshot = Edits.withClaim(
                            world.snapshot,
                            storage,
                            ClaimFact.builder()
                                    .from(claim)
                                    .capacity(claim.size())
                                    .build());
                    after.snapshot =
                            Edits.volume(after.snapshot, storage.volume(), volume -> volume.capacity(claim.size()));
                    return after.settled();
                });
    }

    /** With the claim gone, what is not retained goes; what is not labelled is found by nobody. */
    static Optional<World> removed(World world) {
        boolean released = world.snapshot.dataClaim().isEmpty()
                && world.snapshot
                        .dataVolume()
                        .filter(VolumeFact::goesWithItsClaim)
                        .isPresent();
        if (!released) {
            return Optional.empty();
        }
        World after = world.copy();
        remove(after);
        return Optional.of(after.settled());
    }

    /** The data claim has gone: an unlabelled volume goes out of sight, or with it. */
    static void claimGone(World after) {
        boolean unseen = after.snapshot
                .dataVolume()
                .filter(volume -> volume.dynamic() && volume.ownership() == Ownership.UNLABELLED)
                .isPresent();
        if (unseen) {
            remove(after);
        }
    }

    private static void remove(World after) {
        String directory = after.volumeDirectory().orElseThrow();
        Set<Integer> rows = after.directory(directory).rows();
        if (rows.stream()
                .anyMatch(row -> after.owed().contains(row) && !after.latest().contains(row))) {
            after.wrongs.add("I12: a class removes rows that are not in the latest backup");
        }
        after.directories.remove(directory);
        after.snapshot = Edits.without(after.snapshot, ObjectRole.DATA_VOLUME);
    }

    /** A namespace that went away took its claims along. */
    static void namespaceGone(World after) {
        ClusterSnapshot now = after.snapshot;
        if (now.dataVolume()
                .filter(volume -> volume.goesWithItsClaim() || volume.ownership() != Ownership.OURS)
                .filter(VolumeFact::dynamic)
                .isPresent()) {
            remove(after);
        }
        boolean backups = now.backupVolume()
                .filter(volume -> volume.dynamic() && volume.goesWithItsClaim())
                .isPresent();
        if (backups) {
            after.snapshot = Edits.without(after.snapshot, ObjectRole.BACKUP_VOLUME);
        }
    }
}
