package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final Alarm alarm = new Alarm(clock::get);

    @Test
    void itRestsUntilTheMomentAndNotLess() {
        assertThat(alarm.until(NOON.plusSeconds(60))).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        assertThat(alarm.until(NOON)).isLessThan(Duration.ofSeconds(1));
        assertThat(alarm.until(NOON.minusSeconds(1))).isZero();
    }

    @Test
    void aJumpOfTheClockIsNoticedBeforeLong() {
        Instant backup = NOON.plus(Duration.ofHours(10));
        assertThat(alarm.until(backup)).isEqualTo(Alarm.LONGEST);
        clock.set(backup.plusSeconds(3));
        assertThat(alarm.until(backup)).as("it is over").isZero();
        clock.set(NOON.minus(Duration.ofDays(365)));
        assertThat(alarm.until(backup)).isEqualTo(Alarm.LONGEST);
    }
}
