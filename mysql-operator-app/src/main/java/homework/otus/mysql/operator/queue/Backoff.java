package homework.otus.mysql.operator.queue;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses that double from {@code shortest} to {@code longest}, each lengthened by up to a fifth by chance,
 * so that what failed together does not come back together.
 *
 * @param chance draws from 0 (inclusive) to 1 (exclusive)
 */
public record Backoff(Duration shortest, Duration longest, DoubleSupplier chance) {
    /** The pause after the given number of failures in a row, counted from 1. */
    public Duration pause(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 30);
        long millis = Math.min(longest.toMillis(), shortest.toMillis() << Math.min(doublings, 20));
        return Duration.ofMillis(millis + (long) (millis * chance.getAsDouble() / 5));
    }
}
