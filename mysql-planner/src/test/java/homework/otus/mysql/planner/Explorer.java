package homework.otus.mysql.planner;

import homework.otus.mysql.model.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

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
    private final Function<World, List<Move>> disturbing;

    private final Map<Long, Origin> visited = new LinkedHashMap<>();
    private final Map<Long, Long> next = new LinkedHashMap<>();
    private final Map<Long, Found> entrances = new LinkedHashMap<>();
    private final Map<Integer, Outlook> outlooks = new HashMap<>();
    private final Ledger ledger = new Ledger();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Map<String, Integer> endings = new TreeMap<>();
    private final Census census = new Census();
    private final List<Integer> layers = new ArrayList<>();
    private long transitions;

    Explorer(Planner planner, int disturbances, int lives, int mostStates) {
        this(planner, disturbances, lives, mostStates, false, Disturbances::moves);
    }

    /** To find one fault quickly: edits of the spec are left out. */
    static Explorer hunting(Planner planner, int disturbances, int lives, int mostStates) {
        return new Explorer(planner, disturbances, lives, mostStates, true, Disturbances::withoutEdits);
    }

    private Explorer(
            Planner planner,
            int disturbances,
            int lives,
            int mostStates,
            boolean stopsAtFault,
            Function<World, List<Move>> disturbing) {
        this.stopsAtFault = stopsAtFault;
        this.disturbing = disturbing;
        this.planner = planner;
        this.disturbances = disturbances;
        this.lives = lives;
        this.mostStates = mostStates;
    }

    /** How a world was first reached. */
    private record Origin(Optional<Long> before, String move) {}

    /** A world that is still to be looked at. */
    private record Found(World world, long key, Origin origin) {}

    /**
     * What was seen.
     *
     * @param states how many there are with no disturbance, with up to one, and so on
     * @param faults what must never be, each with the road to it
     * @param endings how many worlds need nothing more, by what they are
     * @param census how many worlds have which value in each dimension
     */
    record Result(
            List<Integer> states,
            long transitions,
            boolean complete,
            Map<String, String> faults,
            Map<String, Integer> endings,
            Census census) {}

    Result explore(Map<String, World> starts) {
        starts.forEach((name, world) -> put(found(new Move("start: " + name, world), Optional.empty())));
        boolean complete = true;
        for (int used = 0; used <= disturbances && complete; used++) {
            Deque<Found> layer = new ArrayDeque<>();
            List<Found> entering = new ArrayList<>(entrances.values());
            entrances.clear();
            entering.forEach(found -> enter(found, layer));
            while (!layer.isEmpty() && complete) {
                complete = visited.size() < mostStates && !(stopsAtFault && !faults.isEmpty());
                Found found = layer.remove();
                visit(found, layer, used < disturbances);
            }
            layers.add(visited.size());
        }
        if (complete) {
            findCircles();
        }
        return new Result(layers, transitions, complete, faults, endings, census);
    }

    private void visit(Found found, Deque<Found> layer, boolean disturbed) {
        World world = found.world();
        census.count(world);
        int look = Ledger.lookOf(found.key());
        Outlook outlook = outlooks.computeIfAbsent(look, key -> Outlook.of(planner, world, key));
        List<String> wrong = new ArrayList<>(outlook.wrong());
        Optional<Move> onward = onward(outlook, world, wrong);
        Optional<Long> here = Optional.of(found.key());
        onward.ifPresent(move -> next.put(found.key(), enter(found(move, here), layer)));
        wrong.forEach(fault -> fault(fault, found.key(), ""));
        Successors.free(world, outlook, onward, lives).forEach(move -> enter(found(move, here), layer));
        if (disturbed) {
            Successors.disturbed(world, outlook, disturbing).forEach(move -> put(found(move, here)));
        }
    }

    private Optional<Move> onward(Outlook outlook, World world, List<String> wrong) {
        Optional<Move> move = Successors.onward(world, outlook);
        if (outlook.rests()) {
            endings.merge(Judge.ending(outlook.block(), world), 1, Integer::sum);
            wrong.addAll(Judge.end(planner, outlook.block(), world));
        } else if (move.isEmpty()) {
            Step step = outlook.ahead().get(0);
            wrong.add("I5: stands still before: " + PlanText.of(step, world.snapshot.instance()));
        }
        return move;
    }

    private Found found(Move move, Optional<Long> before) {
        transitions++;
        World world = Canon.of(move.after());
        long key = ledger.number(world);
        return new Found(world, key, new Origin(before, move.name()));
    }

    private void put(Found found) {
        if (!visited.containsKey(found.key())) {
            entrances.putIfAbsent(found.key(), found);
        }
    }

    /** Takes a world in, unless it is known or wrong. */
    private Long enter(Found found, Deque<Found> layer) {
        for (String wrong : found.world().wrongs) {
            Origin origin = found.origin();
            fault(wrong, origin.before().orElse(found.key()), origin.move());
        }
        if (found.world().wrongs.isEmpty() && visited.putIfAbsent(found.key(), found.origin()) == null) {
            layer.add(found);
        }
        return found.key();
    }

    private void fault(String text, Long where, String last) {
        faults.computeIfAbsent(text, none -> road(where) + (last.isEmpty() ? "" : "\n  -> " + last));
    }

    private String road(Long where) {
        List<String> moves = new ArrayList<>();
        Optional<Long> at = Optional.of(where);
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
        Map<Long, Integer> seenOn = new LinkedHashMap<>();
        int walk = 0;
        for (Long start : next.keySet()) {
            walk++;
            Long at = start;
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
