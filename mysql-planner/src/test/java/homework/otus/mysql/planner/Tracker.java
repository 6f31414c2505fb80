package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows looks at a real cluster through the explorer's worlds, and loses the track where the real one did what no
 * explored world does.
 *
 * <ol>
 *   <li>The first look has to be like one of the explorer's starts; when the recording begins later, like a world that
 *       is reached from one without a disturbance.
 *   <li>From every world that is like one look, the explorer's own moves lead to at least one that is like the next: at
 *       most {@value #REACH} of them, since looks skip what lies between, free ones if possible, else with so many
 *       disturbances as are allowed.
 *   <li>Like means: alike in every dimension of {@link Likeness}, and the planner does the same.
 * </ol>
 *
 * <p>All worlds that fit are kept, because a look does not tell what is really on the disks: a track is lost only when
 * none of them goes on.
 */
public final class Tracker {
    private static final int REACH = 10;
    private static final int SLACK = 3;
    private static final int MOST_WORLDS = 200_000;

    private final Planner planner = new Planner();
    private final Ledger ledger = new Ledger();
    private final Map<Long, Place> places = new HashMap<>();
    private final Map<Integer, Outlook> outlooks = new HashMap<>();
    private final Map<Integer, Likeness> likenesses = new HashMap<>();

    /** What was seen of an instance, and what was wanted then. */
    public record Look(MySqlSpec spec, ClusterSnapshot snapshot) {}

    /**
     * How a recording was followed.
     *
     * @param disturbances how many moves it took that are nobody's plan
     * @param lost at which look the track was lost, and how the nearest world differs; empty when it was not
     */
    public record Track(int looks, int disturbances, Optional<String> lost) {}

    /** A world and the ways on from it, looked at once. */
    private static final class Place {
        private final World world;
        private final long key;
        private Optional<List<Place>> free = Optional.empty();
        private Optional<List<Place>> disturbed = Optional.empty();

        Place(World world, long key) {
            this.world = world;
            this.key = key;
        }
    }

    /** Follows {@code looks}, with so many disturbances between two of them at most. */
    public Track follow(List<Look> looks, int disturbancesBetween) {
        int disturbances = 0;
        Collection<Place> here = List.of();
        for (int at = 0; at < looks.size(); at++) {
            Wanted wanted = new Wanted(
                    looks.get(at),
                    Likeness.of(looks.get(at).spec(), looks.get(at).snapshot()));
            Search search = at == 0 ? entrance(wanted) : onwards(here, wanted, disturbancesBetween);
            if (search.alike().isEmpty()) {
                String where = "look %d of %d, %s:\n"
                        .formatted(
                                at + 1, looks.size(), looks.get(at).snapshot().observedAt());
                return new Track(at, disturbances, Optional.of(where + told(wanted, search.seen())));
            }
            disturbances += search.disturbances();
            here = search.alike();
        }
        return new Track(looks.size(), disturbances, Optional.empty());
    }

    private record Wanted(Look look, Likeness likeness) {}

    private record Search(List<Place> alike, int disturbances, Collection<Place> seen) {}

    private Search entrance(Wanted wanted) {
        List<Place> starts = Starts.all().values().stream().map(this::place).toList();
        List<Place> alike = alike(starts, wanted);
        return alike.isEmpty() ? reach(starts, wanted, Integer.MAX_VALUE, 0) : new Search(alike, 0, starts);
    }

    private Search onwards(Collection<Place> from, Wanted wanted, int disturbancesMost) {
        Search search = reach(from, wanted, REACH, 0);
        for (int used = 1; used <= disturbancesMost && search.alike().isEmpty(); used++) {
            Set<Place> disturbed = new LinkedHashSet<>();
            search.seen().forEach(place -> disturbed.addAll(disturbed(place)));
            search = reach(disturbed, wanted, REACH, used);
        }
        return search;
    }

    /** Goes {@value #SLACK} moves further than to the first world that fits. */
    private Search reach(Collection<Place> from, Wanted wanted, int moves, int disturbances) {
        Set<Place> reached = new LinkedHashSet<>(from);
        List<Place> alike = new ArrayList<>(alike(reached, wanted));
        Collection<Place> layer = List.copyOf(reached);
        int left = alike.isEmpty() ? moves : Math.min(moves, SLACK);
        while (left > 0 && !layer.isEmpty() && reached.size() < MOST_WORLDS) {
            Set<Place> further = new LinkedHashSet<>();
            layer.forEach(place -> further.addAll(free(place)));
            further.removeAll(reached);
            reached.addAll(further);
            boolean first = alike.isEmpty();
            alike.addAll(alike(further, wanted));
            left = first && !alike.isEmpty() ? Math.min(left - 1, SLACK) : left - 1;
            layer = further;
        }
        return new Search(alike, disturbances, reached);
    }

    private List<Place> alike(Collection<Place> places, Wanted wanted) {
        return places.stream()
                .filter(place -> likeness(place).equals(wanted.likeness()))
                .filter(place -> plan(place).equals(plan(wanted)))
                .toList();
    }

    private List<String> plan(Place place) {
        return Likeness.plan(planner, place.world.spec, place.world.snapshot);
    }

    private List<String> plan(Wanted wanted) {
        return Likeness.plan(planner, wanted.look().spec(), wanted.look().snapshot());
    }

    private List<Place> free(Place place) {
        if (place.free.isEmpty()) {
            Outlook outlook = outlook(place);
            Optional<Move> onward = Successors.onward(place.world, outlook);
            List<Move> moves = new ArrayList<>(Successors.free(place.world, outlook, onward, 2));
            onward.ifPresent(moves::add);
            place.free = Optional.of(after(moves));
        }
        return place.free.get();
    }

    private List<Place> disturbed(Place place) {
        if (place.disturbed.isEmpty()) {
            place.disturbed =
                    Optional.of(after(Successors.disturbed(place.world, outlook(place), Disturbances::moves)));
        }
        return place.disturbed.get();
    }

    private List<Place> after(List<Move> moves) {
        return moves.stream()
                .map(Move::after)
                .filter(world -> world.wrongs.isEmpty())
                .map(this::place)
                .toList();
    }

    /** How many lives there were is of no account here. */
    private Place place(World found) {
        World world = Canon.of(found);
        world.lives = 1;
        return places.computeIfAbsent(ledger.number(world), key -> new Place(world, key));
    }

    private Outlook outlook(Place place) {
        return outlooks.computeIfAbsent(Ledger.lookOf(place.key), look -> Outlook.unjudged(planner, place.world));
    }

    private Likeness likeness(Place place) {
        return likenesses.computeIfAbsent(
                Ledger.lookOf(place.key), look -> Likeness.of(place.world.spec, place.world.snapshot));
    }

    private String told(Wanted wanted, Collection<Place> seen) {
        return seen.stream()
                .min(Comparator.comparing(
                        near -> wanted.likeness().differences(likeness(near)).size()))
                .map(near -> told(wanted, near))
                .orElse("there is no world to compare it with");
    }

    private String told(Wanted wanted, Place near) {
        List<String> differences = wanted.likeness().differences(likeness(near));
        return differences.isEmpty()
                ? "a world looks like it, and there the plan is another one:\n  " + plan(wanted) + "\n  " + plan(near)
                : "no world that can be reached looks like it; the nearest differs:\n  "
                        + String.join("\n  ", differences);
    }
}
