package homework.otus.mysql.planner;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 12h}, {@code 30d}. */
final class Ages {
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,5})([smhdw])");

    private Ages() {}

    /** Empty when it is none. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = AGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    default -> Duration.ofDays(7 * number);
                });
    }
}
