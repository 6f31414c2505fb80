package homework.otus.mysql.planner;

import com.google.common.collect.ComparisonChain;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of MySQL, by its numbers. Since 26.7 the first two are year and month of the series. */
public record MySqlVersion(int major, int minor, int patch) implements Comparable<MySqlVersion> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,6})(?:\\D.*)?");

    /** The first of a series. */
    static MySqlVersion series(int major, int minor) {
        return new MySqlVersion(major, minor, 0);
    }

    /** Empty when the text does not begin with three numbers. */
    public static Optional<MySqlVersion> of(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches()
                ? Optional.of(new MySqlVersion(number(numbers, 1), number(numbers, 2), number(numbers, 3)))
                : Optional.empty();
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }

    MySqlVersion series() {
        return series(major, minor);
    }

    boolean isOlderThan(MySqlVersion other) {
        return compareTo(other) < 0;
    }

    /** The series as people write it, for example {@code 8.4}. */
    String seriesName() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(MySqlVersion other) {
        return ComparisonChain.start()
                .compare(major, other.major)
                .compare(minor, other.minor)
                .compare(patch, other.patch)
                .result();
    }

    @Override
    public String toString() {
        return seriesName() + "." + patch;
    }
}
