package homework.otus.mysql.planner;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import homework.otus.mysql.model.Plan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Walks through every world that can be reached with so many disturbances, breadth first: first the
 * plain course of things to its ends, then from each of its worlds one disturbance and the plain
 * course again, and so on. A fault is reported with the shortest road to it.
 */
final class Explorer {
    private final Planner planner;
    private final int disturbances;
    private final int lives;
    private final int mostStates;
    private final boolean stopsAtFault;

    private final Map<HashCode, Origin> visited = new LinkedHashMap<>();
    private final Map<HashCode, HashCode> next = new LinkedHashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Map<String, Integer> endings = new TreeMap<>();
    private final List<Integer> layers = new ArrayList<>();
    private long transitions;

    Explorer(Planner planner, int disturbances, int lives, int mostStates) {
        this(planner, disturbances, lives, mostStates, false);
    }

    Explorer(Planner planner, int disturbances, int lives, int mostStates, boolean stopsAtFault) {
        this.stopsAtFault = stopsAtFault;
        this.planner = planner;
        this.disturbances = disturbances;
        this.lives = lives;
        this.mostStates = mostStates;
    }

    /** How a world was first reached. */
    private record Origin(Optional<HashCode> before, String move) {}

    /** A world that is still to be looked at. */
    private record Found(World world, HashCode key, Origin origin) {}

    /**
     * What was seen.
     *
     * @param states how many there are with no disturbance, with up to one, and so on
     * @param faults what must never be, each with the road to it
     * @param endings how many worlds need nothing more, by what they are
     */
    record Result(
            List<Integer> states,
            long transitions,
            boolean complete,
            Map<String, String> faults,
            Map<String, Integer> endings) {}

    Result explore(Map<String, World> starts) {
        Map<HashCode, Found> entrances = new LinkedHashMap<>();
        starts.forEach((name, world) -> put(entrances, found(new Move("start: " + name, world), Optional.empty())));
        boolean complete = true;
        for (int used = 0; used <= disturbances && complete; used++) {
            Deque<Found> layer = new ArrayDeque<>();
            entrances.values().forEach(found -> enter(found, layer));
            entrances.clear();
            while (!layer.isEmpty() && complete) {
                complete = visited.size() < mostStates && !(stopsAtFault && !faults.isEmpty());
                Found found = layer.remove();
                visit(found, layer);
                if (used < disturbances) {
                    Disturbances.moves(found.world())
                            .forEach(move -> put(entrances, found(move, Optional.of(found.key()))));
                }
            }
            layers.add(visited.size());
        }
        if (complete) {
            findCircles();
        }
        return new Result(layers, transitions, complete, faults, endings);
    }

    private void visit(Found found, Deque<Found> layer) {
        World world = found.world();
        Plan plan = planner.plan(Worlds.SPEC, Optional.empty(), world.snapshot);
        List<String> wrong = new ArrayList<>(Judge.plan(planner, plan, world, found.key()));
        Optional<Move> onward = onward(plan, world, wrong);
        Optional<HashCode> here = Optional.of(found.key());
        onward.ifPresent(move -> next.put(found.key(), enter(found(move, here), layer)));
        wrong.forEach(fault -> fault(fault, found.key(), ""));
        Nature.moves(world).forEach(move -> enter(found(move, here), layer));
        Users.moves(world, lives).forEach(move -> enter(found(move, here), layer));
    }

    /** The healthy way on: the next step, or what the block asks for. */
    private Optional<Move> onward(Plan plan, World world, List<String> wrong) {
        if (plan.steps().isEmpty()) {
            endings.merge(Judge.ending(plan, world), 1, Integer::sum);
            wrong.addAll(Judge.end(planner, plan, world));
            return plan.block().map(block -> Obedience.to(block, world));
        }
        Optional<Move> move = Execution.of(world, plan.steps().get(0));
        if (move.isEmpty()) {
            wrong.add("I5: stands still before: " + PlanText.of(plan.steps().get(0), plan.instance()));
        }
        return move;
    }

    private Found found(Move move, Optional<HashCode> before) {
        transitions++;
        World world = Canon.of(move.after());
        HashCode key = Hashing.murmur3_128().hashString(world.key(), StandardCharsets.UTF_8);
        return new Found(world, key, new Origin(before, move.name()));
    }

    private void put(Map<HashCode, Found> entrances, Found found) {
        if (!visited.containsKey(found.key())) {
            entrances.putIfAbsent(found.key(), found);
        }
    }

    /** Takes a world in, unless it is known or wrong. */
    private HashCode enter(Found found, Deque<Found> layer) {
        for (String wrong : found.world().wrongs) {
            Origin origin = found.origin();
            fault(wrong, origin.before().orElse(found.key()), origin.move());
        }
        if (found.world().wrongs.isEmpty() && visited.putIfAbsent(found.key(), found.origin()) == null) {
            layer.add(found);
        }
        return found.key();
    }

    private void fault(String text, HashCode where, String last) {
        faults.computeIfAbsent(text, none -> road(where) + (last.isEmpty() ? "" : "\n  -> " + last));
    }

    private String road(HashCode where) {
        List<String> moves = new ArrayList<>();
        Optional<HashCode> at = Optional.of(where);
        while (at.isPresent() && visited.containsKey(at.get())) {
            Origin origin = visited.get(at.get());
            moves.add("\n  -> " + origin.move());
            at = origin.before();
        }
        Collections.reverse(moves);
        return String.join("", moves);
    }

    /** Where everything goes well, every road comes to an end (invariant I5). */
    private void findCircles() {
        Map<HashCode, Integer> seenOn = new LinkedHashMap<>();
        int walk = 0;
        for (HashCode start : next.keySet()) {
            walk++;
            HashCode at = start;
            while (at != null && !seenOn.containsKey(at)) {
                seenOn.put(at, walk);
                at = next.get(at);
            }
            if (at != null && Integer.valueOf(walk).equals(seenOn.get(at))) {
                fault("I5: goes in circles", at, "");
            }
        }
    }
}
