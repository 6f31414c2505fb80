package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedSet;
import java.util.List;

/**
 * What a rule says of itself, for the catalogue.
 *
 * @param fires when it gives a step, blocks or ends the plan, and what then
 * @param passes when it has nothing to say: all that {@link Decision.Pass#why} can be, up to a colon
 * @param keeps the invariants for which it is there
 */
public record RuleCard(List<String> fires, List<String> passes, ImmutableSortedSet<Invariant> keeps) {
    public RuleCard {
        fires = List.copyOf(fires);
        passes = List.copyOf(passes);
    }

    /** Begins a card; {@link #fires(String...)} and {@link #passes(String...)} complete it. */
    public static RuleCard keeping(Invariant... keeps) {
        return new RuleCard(List.of(), List.of(), ImmutableSortedSet.copyOf(keeps));
    }

    public RuleCard fires(String... when) {
        return new RuleCard(List.of(when), passes, keeps);
    }

    public RuleCard passes(String... when) {
        return new RuleCard(fires, List.of(when), keeps);
    }

    /** The card names this reason to pass. */
    boolean names(String why) {
        return passes.stream().anyMatch(named -> why.equals(named) || why.startsWith(named + ": "));
    }
}
