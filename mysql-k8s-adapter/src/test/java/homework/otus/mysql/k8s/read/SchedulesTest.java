package homework.otus.mysql.k8s.read;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.ScheduleFact;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private static ScheduleFact read(String schedule, String zone, String since, String now) {
        BackupPolicy policy =
                BackupPolicy.builder().schedule(schedule).timeZone(zone).build();
        return Schedules.read(policy, Instant.parse(since), Instant.parse(now)).orElseThrow();
    }

    private static ScheduleFact read(String schedule, String zone, String now) {
        return read(schedule, zone, LONG_AGO.toString(), now);
    }

    private static ScheduleFact fact(String due, String next) {
        return new ScheduleFact(Optional.of(Instant.parse(due)), Optional.of(Instant.parse(next)), Optional.empty());
    }

    @Test
    void withoutAScheduleThereIsNothing() {
        assertThat(Schedules.read(BackupPolicy.NONE, LONG_AGO, Instant.parse("2024-05-01T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void timesAreUtcWithoutAZone() {
        BackupPolicy policy = BackupPolicy.builder().schedule("0 3 * * *").build();
        assertThat(Schedules.read(policy, LONG_AGO, Instant.parse("2024-05-01T12:00:00Z")))
                .contains(fact("2024-05-01T03:00:00Z", "2024-05-02T03:00:00Z"));
    }

    @Test
    void timesAreThoseOfTheZone() {
        assertThat(read("0 3 * * *", "Asia/Kolkata", "2024-05-01T12:00:00Z"))
                .isEqualTo(fact("2024-04-30T21:30:00Z", "2024-05-01T21:30:00Z"));
    }

    @Test
    void aClockThatIsPutBackALittleRepeatsNothing() {
        ScheduleFact back = read("0 3 * * *", "UTC", "2024-05-01T03:00:00Z", "2024-05-01T02:10:00Z");
        assertThat(back.due()).isEmpty();
        assertThat(read("0 3 * * *", "UTC", "2024-05-01T03:00:00Z", "2024-05-01T03:00:05Z")
                        .due())
                .as("nor when that time comes again")
                .isEmpty();
    }

    @Test
    void afterAClockThatWasYearsAheadBackupsGoOn() {
        ScheduleFact right = read("0 3 * * *", "UTC", "2031-05-01T03:00:00Z", "2024-05-01T12:00:00Z");
        assertThat(right).isEqualTo(fact("2024-05-01T03:00:00Z", "2024-05-02T03:00:00Z"));
        assertThat(read("0 3 * * *", "UTC", "2024-05-01T03:00:00Z", "2024-05-01T12:00:01Z")
                        .due())
                .isEmpty();
    }

    @Test
    void aTimeIsDueFromItsFirstMomentAndOnce() {
        assertThat(read("0 3 * * *", "UTC", "2024-05-01T02:59:59.999Z").due())
                .contains(Instant.parse("2024-04-30T03:00:00Z"));
        assertThat(read("0 3 * * *", "UTC", "2024-05-01T03:00:00Z"))
                .isEqualTo(fact("2024-05-01T03:00:00Z", "2024-05-02T03:00:00Z"));
        ScheduleFact begun = read("0 3 * * *", "UTC", "2024-05-01T03:00:00Z", "2024-05-01T03:00:05Z");
        assertThat(begun.due()).isEmpty();
        assertThat(begun.next()).contains(Instant.parse("2024-05-02T03:00:00Z"));
    }

    @Test
    void ofManyMissedTimesTheLastIsDue() {
        assertThat(read("* * * * *", "UTC", "2024-05-01T03:00:00Z", "2024-05-03T12:34:56Z"))
                .isEqualTo(fact("2024-05-03T12:34:00Z", "2024-05-03T12:35:00Z"));
    }

    @Test
    void aTimeBeforeTheInstanceWasThereIsNotMissed() {
        assertThat(read("0 3 * * *", "UTC", "2024-05-01T10:00:00Z", "2024-05-01T12:00:00Z")
                        .due())
                .isEmpty();
    }

    /** Clocks in Berlin went from 02:00 to 03:00. */
    @Test
    void aTimeThatDaylightSavingLeavesOutIsLeftOut() {
        assertThat(read("30 2 * * *", "Europe/Berlin", "2024-03-31T00:59:00Z"))
                .isEqualTo(fact("2024-03-30T01:30:00Z", "2024-04-01T00:30:00Z"));
        assertThat(read("30 2 * * *", "Europe/Berlin", "2024-03-31T03:00:00Z"))
                .isEqualTo(fact("2024-03-30T01:30:00Z", "2024-04-01T00:30:00Z"));
    }

    /** Clocks in Berlin went from 03:00 back to 02:00: an hourly backup is taken in both hours, a daily one too. */
    @Test
    void aTimeThatDaylightSavingRepeatsCountsTwice() {
        assertThat(read("30 2 * * *", "Europe/Berlin", "2024-10-27T00:45:00Z"))
                .isEqualTo(fact("2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z"));
        assertThat(read("0 * * * *", "Europe/Berlin", "2024-10-27T00:30:00Z"))
                .isEqualTo(fact("2024-10-27T00:00:00Z", "2024-10-27T01:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "@hourly, 2024-05-01T13:00:00Z",
        "@daily, 2024-05-02T00:00:00Z",
        "@midnight, 2024-05-02T00:00:00Z",
        "@weekly, 2024-05-05T00:00:00Z",
        "@monthly, 2024-06-01T00:00:00Z",
        "@yearly, 2025-01-01T00:00:00Z",
        "@annually, 2025-01-01T00:00:00Z",
        "'  @daily ', 2024-05-02T00:00:00Z",
        "*/15 9-17 * * 1-5, 2024-05-01T12:45:00Z",
        "0 0 * * SUN, 2024-05-05T00:00:00Z",
        "0 0 * * 7, 2024-05-05T00:00:00Z",
        "0 0 29 2 *, 2028-02-29T00:00:00Z",
        "0 0 4 * 5, 2024-05-03T00:00:00Z"
    })
    void takesWhatCrontabTakes(String schedule, Instant next) {
        ScheduleFact fact = read(schedule, "UTC", "2024-05-01T12:34:56Z");
        assertThat(fact.problem()).isEmpty();
        assertThat(fact.next()).contains(next);
    }

    /** crontab(5): where both day fields are given, one of them is enough. The 4th is a Saturday, day 5 a Friday. */
    @Test
    void aDayOfTheMonthOrOfTheWeekIsEnough() {
        assertThat(read("0 0 4 * 5", "UTC", "2024-05-03T12:00:00Z").next())
                .contains(Instant.parse("2024-05-04T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "0 3 * *",
                "0 3 * * * *",
                "61 3 * * *",
                "0 24 * * *",
                "@often",
                "@reboot",
                "0 0 L * *",
                "a b c d e",
                "0 0 30 2 *",
                "-1 * * * *",
                "*/0 * * * *"
            })
    void whatCannotBeFollowedIsSaidByTheNameOfItsField(String schedule) {
        ScheduleFact fact = read(schedule, "UTC", "2024-05-01T12:00:00Z");
        assertThat(fact.problem().orElse("")).startsWith("spec.backup.schedule is \"" + schedule + "\": ");
        assertThat(fact.due()).isEmpty();
        assertThat(fact.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Nowhere", "", "25:00", "Berlin", "Europe Berlin"})
    void aZoneThatIsNotThereIsSaidByTheNameOfItsField(String zone) {
        ScheduleFact fact = read("@daily", zone, "2024-05-01T12:00:00Z");
        assertThat(fact.problem().orElse("")).startsWith("spec.backup.timeZone is \"" + zone + "\": ");
        assertThat(fact.due()).isEmpty();
    }
}
