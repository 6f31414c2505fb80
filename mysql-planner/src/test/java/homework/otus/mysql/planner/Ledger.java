package homework.otus.mysql.planner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers worlds, so that each is known again: by what an operator sees of it, and by the truth behind. */
final class Ledger {
    private final Map<List<Object>, Integer> looks = new HashMap<>();
    private final Map<List<Object>, Integer> truths = new HashMap<>();

    /** The same for equal worlds, another for every other one. The world must not change any more. */
    long number(World world) {
        int truth = truths.computeIfAbsent(world.truth(), none -> truths.size());
        return ((long) look(world) << Integer.SIZE) | truth;
    }

    /** The same for worlds that an operator cannot tell apart. */
    int look(World world) {
        return looks.computeIfAbsent(List.of(world.spec, world.snapshot), none -> looks.size());
    }

    static int lookOf(long number) {
        return (int) (number >>> Integer.SIZE);
    }
}
