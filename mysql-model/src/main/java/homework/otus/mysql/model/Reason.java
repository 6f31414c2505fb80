package homework.otus.mysql.model;

import java.util.List;

/**
 * Why a step is in a plan.
 *
 * @param text for people, short, without a full stop
 * @param facts what the rule looked at, each as {@code name=value}
 */
public record Reason(String text, List<String> facts) {
    public Reason {
        facts = List.copyOf(facts);
    }

    public static Reason of(String text, String... facts) {
        return new Reason(text, List.of(facts));
    }
}
