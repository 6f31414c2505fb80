package homework.otus.mysql.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long to rest until a moment. Pauses are measured by a clock that nobody sets, moments by the one of the machine, which may
 * jump, or stand still while the machine sleeps: so no pause is longer than {@link #LONGEST}, and then it is looked at the clock again.
 */
record Alarm(InstantSource clock) {
    static final Duration LONGEST = Duration.ofMinutes(5);
    /** Clocks are read to the millisecond here and there. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    Duration until(Instant time) {
        Duration left = Duration.between(clock.instant(), time);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(LONGEST) > 0 ? LONGEST : left.plus(MARGIN);
    }
}
