package homework.otus.mysql.planner;

import homework.otus.mysql.model.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A plan, and what every rule of the road said while it unfolded.
 *
 * <p>The rules are asked again before every step, and once more after the last one: as <i>moments</i>, these are counted from 1,
 * so that moment k is before step k, and the last is one more than there are steps.
 *
 * @param accounts one for each rule, in the order of the road
 * @param ending who ended the plan; empty when the road ran out of rules
 */
public record Explanation(Plan plan, List<Account> accounts, Optional<Ending> ending) {
    public Explanation {
        accounts = List.copyOf(accounts);
    }

    /**
     * The rule that ended a plan: the goal is reached, or it is blocked.
     *
     * @param why in words of the rule; of a block, its message
     */
    public record Ending(String rule, String why) {}

    /** Moments one after the other, the first and the last of them included. */
    public record Span(int first, int last) {}

    /** Why a rule had nothing to say, and at which moments. */
    public record Silence(String why, List<Span> moments) {
        public Silence {
            moments = List.copyOf(moments);
        }
    }

    /** What one rule did in a plan. */
    public sealed interface Account {
        /** The sentence that names the rule. */
        String rule();

        /** Hands this account to the case of its type. */
        <R> R match(Cases<R> cases);
    }

    /**
     * It decided at least once.
     *
     * @param steps the numbers of its steps, from 1; empty when all it did was to end the plan
     * @param silences why it was silent at other moments
     */
    public record Decided(String rule, List<Integer> steps, List<Silence> silences) implements Account {
        public Decided {
            steps = List.copyOf(steps);
            silences = List.copyOf(silences);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** It was asked, and never had anything to say. */
    public record Passed(String rule, List<Silence> silences) implements Account {
        public Passed {
            silences = List.copyOf(silences);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** A rule that stands before it decided at every moment, and {@link Explanation#ending} tells which was the last. */
    public record NotAsked(String rule) implements Account {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.on(this);
        }
    }

    /** One method for each kind of account. */
    public interface Cases<R> {
        R on(Decided account);

        R on(Passed account);

        R on(NotAsked account);
    }
}
