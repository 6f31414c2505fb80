package homework.otus.mysql.operator.plugin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spans of time in one number and one letter, as kubectl shows ages. */
final class Ages {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private Ages() {}

    /** A time in the future counts as now: clocks differ. */
    static String words(Duration span) {
        Duration length = span.isNegative() ? Duration.ZERO : span;
        if (length.compareTo(TWO_MINUTES) < 0) {
            return length.toSeconds() + "s";
        }
        if (length.compareTo(TWO_HOURS) < 0) {
            return length.toMinutes() + "m";
        }
        return length.compareTo(TWO_DAYS) < 0 ? length.toHours() + "h" : length.toDays() + "d";
    }

    static String since(Instant then, Instant now) {
        return words(Duration.between(then, now));
    }

    /** A time as Kubernetes writes it; empty for anything else. */
    static Optional<Instant> time(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
