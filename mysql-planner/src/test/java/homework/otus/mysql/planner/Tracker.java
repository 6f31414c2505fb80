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
            Likeness wanted =
                    Likeness.of(planner, looks.get(at).spec(), looks.get(at).snapshot());
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

    private record Search(List<Place> alike, int disturbances, Collection<Place> seen) {}

    private Search entrance(Likeness wanted) {
        List<Place> starts = Starts.all().values().stream().map(this::place).toList();
        List<Place> alike = alike(starts, wanted);
        if (!alike.isEmpty()) {
            return new Search(alike, 0, starts);
        }
        Set<Place> reached = reach(starts, Integer.MAX_VALUE);
        return new Search(alike(reached, wanted), 0, reached);
    }

    private Search onwards(Collection<Place> from, Likeness wanted, int disturbancesMost) {
        Collection<Place> entering = from;
        Set<Place> reached = Set.of();
        for (int used = 0; used <= disturbancesMost; used++) {
            reached = reach(entering, REACH);
            List<Place> alike = alike(reached, wanted);
            if (!alike.isEmpty()) {
                return new Search(alike, used, reached);
            }
            if (used < disturbancesMost) {
                Set<Place> disturbed = new LinkedHashSet<>();
                reached.forEach(place -> disturbed.addAll(disturbed(place)));
                entering = disturbed;
            }
        }
        return new Search(List.of(), 0, reached);
    }

    private Set<Place> reach(Collection<Place> from, int moves) {
        Set<Place> reached = new LinkedHashSet<>(from);
        Collection<Place> layer = reached;
        for (int depth = 0; depth < moves && !layer.isEmpty() && reached.size() < MOST_WORLDS; depth++) {
            List<Place> further = new ArrayList<>();
            for (Place place : List.copyOf(layer)) {
                for (Place after : free(place)) {
                    if (reached.add(after)) {
                        further.add(after);
                    }
                }
            }
            layer = further;
        }
        return reached;
    }

    private List<Place> alike(Collection<Place> places, Likeness wanted) {
        return places.stream().filter(place -> likeness(place).equals(wanted)).toList();
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
        return outlooks.computeIfAbsent(Ledger.lookOf(place.key), look -> Outlook.of(planner, place.world, look));
    }

    private Likeness likeness(Place place) {
        return likenesses.computeIfAbsent(
                Ledger.lookOf(place.key), look -> Likeness.of(planner, place.world.spec, place.world.snapshot));
    }

    private String told(Likeness wanted, Collection<Place> seen) {
        return seen.stream()
                .map(this::likeness)
                .distinct()
                .min(Comparator.comparing(near -> wanted.differences(near).size()))
                .map(near -> told(wanted, near))
                .orElse("there is no world to compare it with");
    }

    private static String told(Likeness wanted, Likeness near) {
        List<String> differences = wanted.differences(near);
        return differences.isEmpty()
                ? "a world looks like it, and there the plan is another one:\n  " + wanted.plan() + "\n  " + near.plan()
                : "no world that can be reached looks like it; the nearest differs:\n  "
                        + String.join("\n  ", differences);
    }
}
