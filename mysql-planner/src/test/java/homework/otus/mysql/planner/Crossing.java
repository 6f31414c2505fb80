package homework.otus.mysql.planner;

import homework.otus.mysql.model.ObjectRole;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One value of each dimension in which worlds differ at their start; see {@link Crossed} for the world of it. */
record Crossing(
        Place place,
        Data data,
        Catalogue catalogue,
        JobOf job,
        JobIs jobIs,
        Credential credential,
        Namespace namespace,
        Generation generation,
        Fence fence) {

    /** The data volume and its claim. */
    enum Place {
        ABSENT,
        FOREIGN,
        NEVER_BOUND,
        BOUND,
        DEAD_CLAIM_REF,
        CLAIM_ALONE
    }

    /** What is in the data directory, and whether the claim tells so. */
    enum Data {
        FRESH,
        HALF_RESTORED,
        INITIALISED,
        UNKNOWN
    }

    enum Catalogue {
        NONE,
        GOOD,
        BROKEN,
        UNKNOWN
    }

    enum JobOf {
        BACKUP,
        RESTORE,
        INVENTORY,
        WIPE,
        PASSWORD;

        ObjectRole role() {
            return ObjectRole.valueOf(name() + "_JOB");
        }
    }

    enum JobIs {
        ABSENT,
        RUNNING,
        HUNG,
        OK,
        FAILED
    }

    enum Credential {
        ABSENT,
        CURRENT,
        STALE,
        STAGED
    }

    enum Namespace {
        THERE,
        TERMINATING
    }

    /** Whether this life was reported, and about which spec; what is there before it was is of an earlier life. */
    enum Generation {
        NEVER_REPORTED,
        REPORTED,
        EDITED
    }

    enum Fence {
        NONE,
        UNTIL_RESTART,
        FOR_GOOD
    }

    /** How far MySQLBackups are; they are not crossed, but counted. */
    enum Wanted {
        NONE,
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        GOING
    }

    /** Everything crossed with everything, apart from what contradicts itself. */
    static List<Crossing> all() {
        List<Crossing> all = new ArrayList<>();
        for (Place place : Place.values()) {
            for (Data data : Data.values()) {
                for (Catalogue catalogue : Catalogue.values()) {
                    for (Credential credential : Credential.values()) {
                        for (Namespace namespace : Namespace.values()) {
                            for (Generation generation : Generation.values()) {
                                for (Fence fence : Fence.values()) {
                                    withJobs(new Crossing(
                                                    place,
                                                    data,
                                                    catalogue,
                                                    JobOf.BACKUP,
                                                    JobIs.ABSENT,
                                                    credential,
                                                    namespace,
                                                    generation,
                                                    fence))
                                            .stream()
                                            .filter(Crossing::isPossible)
                                            .forEach(all::add);
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Crossing> withJobs(Crossing of) {
        List<Crossing> all = new ArrayList<>(List.of(of));
        for (JobOf job : JobOf.values()) {
            for (JobIs is : JobIs.values()) {
                if (is != JobIs.ABSENT) {
                    all.add(new Crossing(
                            of.place,
                            of.data,
                            of.catalogue,
                            job,
                            is,
                            of.credential,
                            of.namespace,
                            of.generation,
                            of.fence));
                }
            }
        }
        return all;
    }

    /** Few of them, in which each two values meet that can meet at all. */
    static List<Crossing> pairwise() {
        List<Crossing> all = all();
        Map<String, Integer> numbers = new HashMap<>();
        List<BitSet> pairs =
                all.stream().map(crossing -> crossing.pairs(numbers)).toList();
        BitSet open = new BitSet();
        pairs.forEach(open::or);
        List<Crossing> chosen = new ArrayList<>();
        while (!open.isEmpty()) {
            int best = IntStream.range(0, all.size())
                    .boxed()
                    .max(Comparator.comparing(k -> common(open, pairs.get(k))))
                    .orElseThrow();
            chosen.add(all.get(best));
            open.andNot(pairs.get(best));
        }
        return chosen;
    }

    private static int common(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both.cardinality();
    }

    private BitSet pairs(Map<String, Integer> numbers) {
        List<Enum<?>> values = List.of(place, data, catalogue, job, jobIs, credential, namespace, generation, fence);
        BitSet pairs = new BitSet();
        for (int k = 0; k < values.size(); k++) {
            for (int m = 0; m < k; m++) {
                String pair = k + "=" + values.get(k) + " " + m + "=" + values.get(m);
                pairs.set(numbers.computeIfAbsent(pair, none -> numbers.size()));
            }
        }
        return pairs;
    }

    boolean hasRows() {
        return data == Data.INITIALISED || data == Data.UNKNOWN;
    }

    private boolean isPossible() {
        boolean dataFits = switch (place) {
            case ABSENT, FOREIGN, NEVER_BOUND -> data == Data.FRESH;
            case BOUND, DEAD_CLAIM_REF -> true;
            case CLAIM_ALONE -> data == Data.FRESH || data == Data.INITIALISED;
        };
        // half a restore is of a backup
        boolean catalogueFits = data != Data.HALF_RESTORED || catalogue != Catalogue.NONE;
        // a wipe begins when nothing in the directory is owed any more
        boolean jobFits = jobIs == JobIs.ABSENT || job != JobOf.WIPE || !hasRows();
        boolean fenceFits = switch (fence) {
            case NONE -> true;
            case UNTIL_RESTART -> place == Place.BOUND && data == Data.INITIALISED && credential != Credential.ABSENT;
            case FOR_GOOD -> hasRows();
        };
        // a life that reported that it runs had opened its data, or lost it
        boolean lifeFits = generation == Generation.NEVER_REPORTED
                || (place == Place.BOUND && data == Data.INITIALISED)
                || (place == Place.DEAD_CLAIM_REF && hasRows());
        // the finished backup of a deletion is that of a life that ended
        boolean endFits = job != JobOf.BACKUP || jobIs != JobIs.OK || generation == Generation.NEVER_REPORTED;
        // a Job of a password that is staged no more is spent, however it ended
        boolean passwordFits = job != JobOf.PASSWORD || jobIs != JobIs.OK || credential == Credential.STAGED;
        return passwordFits && endFits && dataFits && catalogueFits && jobFits && fenceFits && lifeFits;
    }
}
