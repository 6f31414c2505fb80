package homework.otus.mysql.planner;

import com.google.common.base.Strings;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.Explanation.Account;
import homework.otus.mysql.planner.Explanation.Decided;
import homework.otus.mysql.planner.Explanation.NotAsked;
import homework.otus.mysql.planner.Explanation.Passed;
import homework.otus.mysql.planner.Explanation.Silence;
import homework.otus.mysql.planner.Explanation.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * An explanation as text: the plan as {@link PlanText} prints it; its steps by number, each with its rule and the facts that
 * the rule used; who ended it; and why the rules were silent when they were.
 */
public final class ExplanationText {
    private ExplanationText() {}

    /** The whole explanation, ending with a line break. */
    public static String of(Explanation explanation) {
        StringBuilder text = new StringBuilder(PlanText.of(explanation.plan()));
        section(text, "each step, its rule and the facts", steps(explanation.plan()));
        explanation
                .ending()
                .ifPresent(ending -> section(
                        text, "who ended the plan, and why", List.of(List.of(quoted(ending.rule()), ending.why()))));
        section(text, "why a rule gave no step", silences(explanation));
        explanation
                .ending()
                .ifPresent(ending -> section(
                        text,
                        "rules that were not asked, since " + quoted(ending.rule()) + " ended the plan before them",
                        notAsked(explanation)));
        return text.toString();
    }

    private static List<List<String>> steps(Plan plan) {
        List<List<String>> rows = new ArrayList<>();
        for (Step step : plan.steps()) {
            String number = Strings.padStart(String.valueOf(rows.size() + 1), 2, ' ');
            String words = PlanText.of(step, plan.instance());
            rows.add(List.of(
                    number, words, step.rule(), String.join(" ", step.reason().facts())));
        }
        return rows;
    }

    private static List<List<String>> silences(Explanation explanation) {
        Silent silent = new Silent(explanation.plan().steps().size());
        return explanation.accounts().stream()
                .flatMap(account -> account.match(silent).stream())
                .toList();
    }

    private static List<List<String>> notAsked(Explanation explanation) {
        return explanation.accounts().stream()
                .filter(NotAsked.class::isInstance)
                .map(Account::rule)
                .map(List::of)
                .toList();
    }

    private static String quoted(String rule) {
        return '"' + rule + '"';
    }

    private static void section(StringBuilder text, String title, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            text.append('\n').append(title).append('\n').append(Columns.of(rows));
        }
    }

    /** The rows of one account: its rule once, then a row for each reason. */
    private record Silent(int steps) implements Explanation.Cases<List<List<String>>> {
        @Override
        public List<List<String>> on(Decided account) {
            return rows(account.rule(), account.silences());
        }

        @Override
        public List<List<String>> on(Passed account) {
            return rows(account.rule(), account.silences());
        }

        @Override
        public List<List<String>> on(NotAsked account) {
            return List.of();
        }

        private List<List<String>> rows(String rule, List<Silence> silences) {
            List<List<String>> rows = new ArrayList<>();
            for (Silence silence : silences) {
                rows.add(List.of(rows.isEmpty() ? rule : "", when(silence.moments()), silence.why()));
            }
            return rows;
        }

        private String when(List<Span> moments) {
            if (moments.equals(List.of(new Span(1, steps + 1)))) {
                return "always";
            }
            List<String> before = moments.stream()
                    .filter(span -> span.first() <= steps)
                    .map(span -> range(span.first(), Math.min(span.last(), steps)))
                    .toList();
            boolean atTheEnd = moments.get(moments.size() - 1).last() > steps;
            if (before.isEmpty()) {
                return "at the end";
            }
            String numbers = String.join(", ", before);
            boolean one = before.size() == 1 && !numbers.contains("-");
            return (one ? "before step " : "before steps ") + numbers + (atTheEnd ? " and at the end" : "");
        }

        private static String range(int first, int last) {
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }
}
