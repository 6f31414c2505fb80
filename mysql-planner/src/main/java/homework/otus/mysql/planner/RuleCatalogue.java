package homework.otus.mysql.planner;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The rules in the order in which they are asked, each with its card: as text for a terminal, and as the page in {@code docs}. */
public final class RuleCatalogue {
    private static final String ABOUT =
            "The rules in the order in which they are asked before every step. The first that fires decides.";
    private static final String SERVER =
            "A server is needed unless the resource is deleted and nothing has to be saved any more.";

    private final List<Rule> rules;

    private RuleCatalogue(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules of this version. */
    public static RuleCatalogue standard() {
        return new RuleCatalogue(Road.standard().rules());
    }

    public List<Rule> rules() {
        return rules;
    }

    /** The rules that name {@code invariant} on their card. */
    public List<Rule> keepersOf(Invariant invariant) {
        return rules.stream()
                .filter(rule -> rule.card().keeps().contains(invariant))
                .toList();
    }

    /** For a terminal, ending with a line break. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(ABOUT).append('\n').append(SERVER).append('\n');
        for (int k = 0; k < rules.size(); k++) {
            RuleCard card = rules.get(k).card();
            String number = Strings.padStart(String.valueOf(k + 1), 2, ' ');
            text.append("\n%s  %s (keeps %s)\n".formatted(number, rules.get(k).name(), numbers(card.keeps())));
            card.fires()
                    .forEach(when -> text.append("    fires   ").append(when).append('\n'));
            card.passes()
                    .forEach(when -> text.append("    passes  ").append(when).append('\n'));
        }
        text.append("\ninvariants\n").append(Columns.of(wholes()));
        return text.toString();
    }

    /** The page of the documentation, ending with a line break. */
    public String markdown() {
        StringBuilder page = new StringBuilder();
        page.append("<!-- Generated from the rules; see CONTRIBUTING.md. -->\n\n# Rules\n\n");
        page.append(ABOUT).append(' ').append(SERVER).append("\n\n");
        page.append("What a rule says when it passes is what an explanation prints (`plan --explain`).\n");
        for (int k = 0; k < rules.size(); k++) {
            Rule rule = rules.get(k);
            RuleCard card = rule.card();
            page.append("\n## %d. %s\n\n".formatted(k + 1, rule.name()));
            page.append("`%s`, keeps %s\n\n".formatted(className(rule), numbers(card.keeps())));
            page.append("Fires when\n\n").append(bullets(card.fires()));
            page.append("\nPasses when\n\n").append(bullets(card.passes()));
        }
        page.append("\n## Which invariants they keep\n\n| # | | kept by |\n| --- | --- | --- |\n");
        keepers()
                .forEach(
                        row -> page.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return page.toString();
    }

    private static List<List<String>> wholes() {
        return Arrays.stream(Invariant.values())
                .map(invariant -> List.of(
                        invariant.name(),
                        invariant.title(),
                        invariant
                                .keptByTheWhole()
                                .map(whole -> "kept by " + whole)
                                .orElse("")))
                .toList();
    }

    private List<List<String>> keepers() {
        return Arrays.stream(Invariant.values())
                .map(invariant -> List.of(invariant.name(), invariant.title(), keepers(invariant)))
                .toList();
    }

    private String keepers(Invariant invariant) {
        List<String> keepers = new ArrayList<>();
        keepersOf(invariant).forEach(rule -> keepers.add(rule.name()));
        invariant.keptByTheWhole().ifPresent(keepers::add);
        return String.join("<br>", keepers);
    }

    private static String className(Rule rule) {
        return rule.getClass().getSimpleName();
    }

    private static String numbers(ImmutableSortedSet<Invariant> invariants) {
        return invariants.stream().map(Invariant::name).collect(Collectors.joining(", "));
    }

    private static String bullets(List<String> sentences) {
        return sentences.stream().map(sentence -> "- " + sentence + "\n").collect(Collectors.joining());
    }
}
