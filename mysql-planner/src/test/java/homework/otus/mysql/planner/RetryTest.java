package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobState.Failed;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {
    private static final Uid JOB = new Uid("job");

    @ParameterizedTest
    @CsvSource({"0, 10", "20, 10", "22, 11", "100, 50", "600, 300", "602, 300", "86400, 300"})
    void thePauseGrowsWithTheWorkAndIsBounded(long failedAfterSeconds, long pauseSeconds) {
        Instant failedAt = Worlds.NOON.plusSeconds(failedAfterSeconds);
        assertThat(decide(failedAt, failedAt, Failure.PASSING))
                .isInstanceOfSatisfying(
                        Decision.Next.class,
                        next -> assertThat(next.action())
                                .isEqualTo(new Action.Await(
                                        new Condition.TimeReached(failedAt.plusSeconds(pauseSeconds)))));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "22, 11", "60, 30", "86400, 30"})
    void aChangeIsTriedAgainSoon(long failedAfterSeconds, long pauseSeconds) {
        Instant failedAt = Worlds.NOON.plusSeconds(failedAfterSeconds);
        ClusterSnapshot snapshot = ClusterSnapshot.builder()
                .from(Worlds.fresh())
                .observedAt(failedAt)
                .build();
        Decision decision = Retry.afterChange(
                new Situation(Worlds.SPEC, Optional.empty(), snapshot),
                ObjectRole.RENAME_JOB,
                JOB,
                new Failed(Failure.LASTING, "it is locked", failedAt));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Next.class,
                        next -> assertThat(next.action())
                                .isEqualTo(new Action.Await(
                                        new Condition.TimeReached(failedAt.plusSeconds(pauseSeconds)))));
    }

    @Test
    void triesAgainWhenTheTimeHasCome() {
        assertThat(decide(Worlds.NOON, Worlds.NOON.plusSeconds(10), Failure.PASSING))
                .isInstanceOfSatisfying(
                        Decision.Next.class,
                        next -> assertThat(next.action()).isEqualTo(new Action.Delete(ObjectRole.INVENTORY_JOB, JOB)));
    }

    @Test
    void doesNotTryAgainBefore() {
        Instant almost = Worlds.NOON.plus(Duration.ofSeconds(10)).minusNanos(1);
        assertThat(decide(Worlds.NOON, almost, Failure.PASSING))
                .isInstanceOfSatisfying(
                        Decision.Next.class, next -> assertThat(next.action()).isInstanceOf(Action.Await.class));
    }

    @Test
    void aClockThatWentBackDoesNotHurt() {
        assertThat(decide(Worlds.NOON.minusSeconds(3600), Worlds.NOON, Failure.PASSING))
                .isInstanceOfSatisfying(
                        Decision.Next.class, next -> assertThat(next.action()).isInstanceOf(Action.Delete.class));
    }

    /** Created at noon, failed a day later by the clock of the node: the pause is 300 s. */
    @ParameterizedTest
    @CsvSource({"0, true", "300, true", "301, false", "86000, false"})
    void whatIsFurtherAheadThanAnyPauseIsNotWaitedFor(long behindSeconds, boolean waits) {
        Instant failedAt = Worlds.NOON.plus(Duration.ofDays(1));
        Class<?> action = waits ? Action.Await.class : Action.Delete.class;
        assertThat(decide(failedAt, failedAt.minusSeconds(behindSeconds), Failure.PASSING))
                .isInstanceOfSatisfying(
                        Decision.Next.class, next -> assertThat(next.action()).isInstanceOf(action));
    }

    @ParameterizedTest
    @EnumSource(names = "PASSING", mode = EnumSource.Mode.EXCLUDE)
    void blocksOnWhatDoesNotPass(Failure failure) {
        assertThat(decide(Worlds.NOON, Worlds.NOON, failure))
                .isInstanceOfSatisfying(
                        Decision.Blocked.class,
                        blocked -> assertThat(blocked.block().message())
                                .contains("inventory-mysql-instance", "disk on fire", "delete the job"));
    }

    /** What a change waits for is not known to be old. */
    @ParameterizedTest
    @CsvSource({"0, 10", "40, 20", "60, 30", "86400, 30"})
    void thePauseOfAChangeIsShort(long failedAfterSeconds, long pauseSeconds) {
        Instant failedAt = Worlds.NOON.plusSeconds(failedAfterSeconds);
        ClusterSnapshot snapshot = ClusterSnapshot.builder()
                .from(Worlds.fresh())
                .observedAt(failedAt)
                .build();
        assertThat(Retry.afterChange(
                        new Situation(Worlds.SPEC, Optional.empty(), snapshot),
                        ObjectRole.PASSWORD_JOB,
                        JOB,
                        new Failed(Failure.LASTING, "disk on fire", failedAt)))
                .isInstanceOfSatisfying(
                        Decision.Next.class,
                        next -> assertThat(next.action())
                                .isEqualTo(new Action.Await(
                                        new Condition.TimeReached(failedAt.plusSeconds(pauseSeconds)))));
    }

    private static Decision decide(Instant failedAt, Instant now, Failure failure) {
        ClusterSnapshot snapshot =
                ClusterSnapshot.builder().from(Worlds.fresh()).observedAt(now).build();
        return Retry.after(
                new Situation(Worlds.SPEC, Optional.empty(), snapshot),
                ObjectRole.INVENTORY_JOB,
                JOB,
                new Failed(failure, "disk on fire", failedAt));
    }
}
