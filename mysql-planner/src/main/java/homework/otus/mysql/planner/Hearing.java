package homework.otus.mysql.planner;

import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.Explanation.Account;
import homework.otus.mysql.planner.Explanation.Decided;
import homework.otus.mysql.planner.Explanation.Ending;
import homework.otus.mysql.planner.Explanation.NotAsked;
import homework.otus.mysql.planner.Explanation.Passed;
import homework.otus.mysql.planner.Explanation.Silence;
import homework.otus.mysql.planner.Explanation.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes down what the rules say while one plan unfolds. The moments are not told to it: a rule that decides ends one.
 */
final class Hearing implements Witness {
    private final List<Testimony> testimonies;
    private int moment = 1;
    private Optional<Ending> ending = Optional.empty();

    Hearing(Road road) {
        testimonies = road.rules().stream().map(Testimony::new).toList();
    }

    @Override
    public void hears(Rule rule, Decision decision) {
        Testimony testimony = of(rule);
        if (decision instanceof Decision.Pass pass) {
            testimony.silent(pass.why(), moment);
            ending = Optional.empty();
            return;
        }
        testimony.decided = true;
        if (decision instanceof Decision.Next next) {
            testimony.steps.add(moment);
            ending = Optional.of(new Ending(rule.name(), next.reason().text()));
        } else if (decision instanceof Decision.Blocked blocked) {
            ending = Optional.of(new Ending(rule.name(), blocked.block().message()));
        } else if (decision instanceof Decision.Done done) {
            ending = Optional.of(new Ending(rule.name(), done.why()));
        }
        moment++;
    }

    Explanation explanation(Plan plan) {
        return new Explanation(
                plan, testimonies.stream().map(Testimony::account).toList(), ending);
    }

    private Testimony of(Rule rule) {
        return testimonies.stream()
                .filter(testimony -> testimony.rule == rule)
                .findFirst()
                .orElseThrow();
    }

    /** What one rule said so far. */
    private static final class Testimony {
        final Rule rule;
        final List<Integer> steps = new ArrayList<>();
        final List<Silence> silences = new ArrayList<>();
        boolean decided;

        Testimony(Rule rule) {
            this.rule = rule;
        }

        /** A reason that is the last one again goes on, however many moments were not its own between. */
        void silent(String why, int moment) {
            int last = silences.size() - 1;
            boolean goesOn = !silences.isEmpty() && silences.get(last).why().equals(why);
            List<Span> before = goesOn ? silences.remove(last).moments() : List.of();
            silences.add(new Silence(why, with(before, moment)));
        }

        private static List<Span> with(List<Span> spans, int moment) {
            List<Span> more = new ArrayList<>(spans);
            boolean adjacent = !more.isEmpty() && more.get(more.size() - 1).last() == moment - 1;
            int first = adjacent ? more.remove(more.size() - 1).first() : moment;
            more.add(new Span(first, moment));
            return more;
        }

        Account account() {
            if (decided) {
                return new Decided(rule.name(), steps, silences);
            }
            return silences.isEmpty() ? new NotAsked(rule.name()) : new Passed(rule.name(), silences);
        }
    }
}
