package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Extent;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The explorer's world as a cluster that an executor can write to: objects get UIDs as real as an API server gives, no two
 * the same, and a write is refused where the API server, or the adapter's own look before it, refuses it. What goes wrong,
 * with rows above all, is remembered.
 */
public final class SimulatedCluster {
    private World world;
    private int names;

    private SimulatedCluster(World world) {
        this.world = world;
    }

    /** The names of the starts. */
    public static List<String> starts() {
        return List.copyOf(Starts.all().keySet());
    }

    public static SimulatedCluster startingAt(String start) {
        return new SimulatedCluster(Objects.requireNonNull(Starts.all().get(start), start));
    }

    /** What a whole and fresh look shows. */
    public ClusterSnapshot snapshot() {
        return world.snapshot;
    }

    public MySqlSpec spec() {
        return world.spec;
    }

    /** The resource is there: it goes with its last finalizer. */
    public boolean hasResource() {
        return world.hasResource();
    }

    /**
     * Does {@code action}, as far as it is not done.
     *
     * @param planned the resource as the plan knew it
     * @return whether the cluster took the write
     */
    public boolean write(Action action, ResourceFact planned) {
        if (!Stale.isAccepted(action, world.snapshot, planned)) {
            return false;
        }
        if (!Stale.isDone(action, world.snapshot, planned)) {
            become(Execution.done(world, action));
        }
        return true;
    }

    /** Something that a healthy cluster does by itself; empty where there is nothing left to do. */
    public Optional<String> moves(RandomGenerator dice) {
        return any(Nature.moves(world), dice);
    }

    /** What somebody waits for happens, or else anything. */
    public Optional<String> fulfils(Condition condition, RandomGenerator dice) {
        Optional<World> after = Execution.awaited(world, condition);
        after.ifPresent(this::become);
        return after.map(done -> "wait fulfilled").or(() -> moves(dice));
    }

    /** What a look shows that does not ask for what is outside {@code extent}, unless {@code seen} has it. */
    public static ClusterSnapshot within(ClusterSnapshot now, Extent extent, ClusterSnapshot seen) {
        ClusterSnapshot shown = now;
        for (ObjectRole role : ObjectRole.values()) {
            boolean asked = extent.objects().contains(role) || seen.object(role).isPresent();
            shown = asked ? shown : Edits.without(shown, role);
        }
        return ClusterSnapshot.builder()
                .from(shown)
                .pods(extent.pods() || !seen.pods().isEmpty() ? now.pods() : List.of())
                .backups(extent.backups() || !seen.backups().isEmpty() ? now.backups() : List.of())
                .namespaceTerminating(seen.namespaceTerminating())
                .nodes(seen.nodes())
                .build();
    }

    /** Somebody gives a Job of his own a name of ours. */
    public Optional<String> isTaken(RandomGenerator dice) {
        List<Move> moves = Stream.of(ObjectRole.values())
                .filter(role -> role.isJob() && world.snapshot.object(role).isEmpty())
                .filter(role -> !world.snapshot.namespaceTerminating())
                .map(role -> new Move("somebody takes the name of " + role, Starts.taken(world, role)))
                .toList();
        return any(moves, dice);
    }

    /** The user deletes the resource, or creates it again. */
    public Optional<String> isUsed(RandomGenerator dice) {
        return any(Users.moves(world, Integer.MAX_VALUE), dice);
    }

    /**
     * A fault, or something that is done by hand. Left out: a server before 8.0 that restarts while its resource is
     * deleted, see docs/state-space.md.
     */
    public Optional<String> isDisturbed(RandomGenerator dice) {
        boolean losesFence = !world.fencePersists() && world.snapshot.resource().isDeleting();
        List<Move> moves = Disturbances.moves(world).stream()
                .filter(move -> !losesFence
                        || (!move.name().startsWith("server ") && !move.name().startsWith("pod ")))
                .toList();
        return any(moves, dice);
    }

    /** The user does what a block asks for. */
    public void isObeyed(Block block) {
        become(Obedience.to(block, world).after());
    }

    /** What must never be, and was. */
    public List<String> wrongs() {
        return List.copyOf(world.wrongs);
    }

    /** What is wrong about an end with nothing to do, or with that block. */
    public List<String> wrongsAtTheEnd(Optional<Block> block) {
        return Judge.end(new Planner(), block, world);
    }

    /** What the end is. */
    public String ending(Optional<Block> block) {
        return Judge.ending(block, world);
    }

    private Optional<String> any(List<Move> moves, RandomGenerator dice) {
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        Move move = moves.get(dice.nextInt(moves.size()));
        become(move.after());
        return Optional.of(move.name());
    }

    private void become(World after) {
        List<String> wrongs = new ArrayList<>(world.wrongs);
        world = after.copy();
        world.snapshot = new Identities().given(after.snapshot);
        world.wrongs.addAll(wrongs);
        after.wrongs.stream().filter(wrong -> !wrongs.contains(wrong)).forEach(world.wrongs::add);
    }

    /** Real names for what has none of its own yet. */
    private final class Identities extends Renaming {
        private final Map<String, String> given = new HashMap<>();

        private ClusterSnapshot given(ClusterSnapshot snapshot) {
            ResourceFact resource = snapshot.resource();
            return renamed(snapshot)
                    .resource(ResourceFact.builder()
                            .from(resource)
                            .uid(new Uid(own(resource.uid().value(), Users.NEW_LIFE)))
                            .build())
                    .build();
        }

        @Override
        Uid uid(Uid uid) {
            return uid.isSimulated() ? new Uid(own(uid.value(), uid.value())) : uid;
        }

        @Override
        String life(String life) {
            return life;
        }

        @Override
        String backup(String id) {
            return id;
        }

        @Override
        String pod(String name) {
            return own(name, Nature.NEW_POD);
        }

        @Override
        Instant time(Instant time) {
            return time;
        }

        @Override
        Instant failedAt(Instant time) {
            return time;
        }

        private String own(String name, String nameless) {
            return name.equals(nameless) ? given.computeIfAbsent(name, none -> "id-" + ++names) : name;
        }
    }
}
