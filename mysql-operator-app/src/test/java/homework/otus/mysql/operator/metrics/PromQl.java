package homework.otus.mysql.operator.metrics;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The names in an expression of PromQL, and whether it looks like one. Not a parser: promtool is. It finds metrics and labels that
 * do not exist, brackets that do not close, and operators that lack a side. Source: the documentation of Prometheus,
 * "Querying basics" and "Operators".
 */
final class PromQl {
    private static final Set<String> FUNCTIONS = Set.of(
            "absent", "rate", "increase", "sum", "max", "min", "histogram_quantile", "time", "topk", "sort_desc");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern MATCHER = Pattern.compile("\\s*(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"\"\\s*");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([\\w\\s,]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[(?:\\d+[smhd]|\\$__rate_interval)]");
    private static final Pattern CALL = Pattern.compile("\\b([a-z_]+)\\s*\\(");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Pattern OPERATOR = Pattern.compile("\\b(?:and|or|unless)\\b|[<>=!]=|[-+*/%<>]");
    private static final Pattern ARGUMENTS = Pattern.compile("\\(\\s*(?:0(?:\\s*,\\s*0)*)?\\s*\\)");

    final Set<String> metrics = new TreeSet<>();
    final Set<String> labels = new TreeSet<>();

    PromQl(String expression) {
        String rest = STRING.matcher(expression).replaceAll("\"\"");
        rest = replace(SELECTOR, rest, selector -> {
            for (String matcher : selector.split(",", -1)) {
                var found = MATCHER.matcher(matcher);
                require(found.matches(), "a label matcher", matcher);
                labels.add(found.group(1));
            }
            return "";
        });
        rest = replace(GROUPING, rest, names -> {
            for (String name : names.split(",", -1)) {
                if (!name.isBlank()) {
                    labels.add(name.strip());
                }
            }
            return " ";
        });
        rest = RANGE.matcher(rest).replaceAll("");
        rest = replace(CALL, rest, function -> {
            require(FUNCTIONS.contains(function), "a known function", function);
            return "(";
        });
        rest = OPERATOR.matcher(rest).replaceAll(" , ");
        rest = replace0(NAME, rest, name -> {
            metrics.add(name);
            return "0";
        });
        rest = rest.replaceAll("\\d+(?:\\.\\d+)?", "0");
        String shorter = ARGUMENTS.matcher(rest).replaceAll("0");
        while (!shorter.equals(rest)) {
            rest = shorter;
            shorter = ARGUMENTS.matcher(rest).replaceAll("0");
        }
        require(rest.matches("\\s*0(?:\\s*,\\s*0)*\\s*"), "an expression", expression + " (left: " + rest + ")");
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> with) {
        return pattern.matcher(text).replaceAll(match -> with.apply(match.group(1)));
    }

    private static String replace0(Pattern pattern, String text, UnaryOperator<String> with) {
        return pattern.matcher(text).replaceAll((MatchResult match) -> with.apply(match.group()));
    }

    private static void require(boolean holds, String what, String text) {
        if (!holds) {
            throw new IllegalArgumentException("not " + what + ": " + text);
        }
    }
}
