package homework.otus.mysql.planner;

import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Roads with a planted fault. */
final class Roads {
    private Roads() {}

    static Planner without(Class<? extends Rule> rule) {
        return with(rules -> rules.removeIf(rule::isInstance));
    }

    static Planner replacing(Class<? extends Rule> rule, Rule other) {
        return with(rules -> {
            rules.replaceAll(asked -> rule.isInstance(asked) ? other : asked);
            return true;
        });
    }

    /** A rule whose decision is changed. */
    static Planner changing(Class<? extends Rule> rule, Function<Decision, Decision> change) {
        return with(rules -> {
            rules.replaceAll(asked -> rule.isInstance(asked) ? changed(asked, change) : asked);
            return true;
        });
    }

    static Planner before(Class<? extends Rule> moved, Class<? extends Rule> other) {
        return with(rules -> {
            List<Rule> taken = rules.stream().filter(moved::isInstance).toList();
            rules.removeAll(taken);
            int place = Iterables.indexOf(rules, other::isInstance);
            return rules.addAll(place, taken);
        });
    }

    private static Planner with(Function<List<Rule>, Boolean> change) {
        List<Rule> rules = new ArrayList<>(Road.standard().rules());
        if (!change.apply(rules)) {
            throw new IllegalArgumentException("no such rule");
        }
        return new Planner(new Road(rules));
    }

    private static Rule changed(Rule rule, Function<Decision, Decision> change) {
        return rule(rule.name(), situation -> change.apply(rule.decide(situation)));
    }

    static Rule rule(String name, Function<Situation, Decision> decide) {
        return new Rule() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Decision decide(Situation situation) {
                return decide.apply(situation);
            }

            @Override
            public RuleCard card() {
                return RuleCard.keeping();
            }
        };
    }
}
