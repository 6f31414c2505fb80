package homework.otus.mysql.e2e.harness;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a command printed what a page shows. Times, ages, durations and sizes may be others; a newer kubectl may print more columns; a line
 * that is {@code …} stands for any lines, and {@code …} at the end of a line for the rest of it.
 */
final class Shown {
    private static final String ANYTHING = "…";
    private static final Splitter WORDS =
            Splitter.on(Pattern.compile("\\s+")).omitEmptyStrings().trimResults();
    private static final Pattern TIME =
            Pattern.compile("\\b\\d{8}[Tt-]\\d{6}[Zz]?\\b|\\b\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final Pattern DURATION = Pattern.compile("\\b(\\d+[smhd])+\\b");
    private static final Pattern SIZE = Pattern.compile("\\b\\d+(\\.\\d+)? (B|KiB|MiB)\\b");

    private Shown() {}

    static boolean matches(List<String> page, String printed) {
        return matches(lines(page), lines(printed.lines().toList()));
    }

    private static boolean matches(List<String> page, List<String> printed) {
        if (page.isEmpty()) {
            return printed.isEmpty();
        }
        List<String> rest = page.subList(1, page.size());
        if (page.get(0).equals(ANYTHING)) {
            return rest.isEmpty()
                    || (!printed.isEmpty()
                            && (matches(rest, printed) || matches(page, printed.subList(1, printed.size()))));
        }
        return !printed.isEmpty()
                && line(page.get(0), printed.get(0))
                && matches(rest, printed.subList(1, printed.size()));
    }

    private static boolean line(String page, String printed) {
        boolean open = page.endsWith(ANYTHING);
        List<String> shown = WORDS.splitToList(open ? page.substring(0, page.length() - 1) : page);
        int found = 0;
        for (String word : WORDS.split(printed)) {
            if (found < shown.size() && shown.get(found).equals(word)) {
                found++;
            }
        }
        return found == shown.size();
    }

    private static List<String> lines(List<String> text) {
        return text.stream()
                .map(Shown::timeless)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String timeless(String line) {
        String times = TIME.matcher(line).replaceAll("TIME");
        String durations = DURATION.matcher(times).replaceAll("0s");
        return SIZE.matcher(durations).replaceAll("SIZE").strip();
    }
}
