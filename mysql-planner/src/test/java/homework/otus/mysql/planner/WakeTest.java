package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.due;
import static homework.otus.mysql.planner.MadeBackups.listed;
import static homework.otus.mysql.planner.MadeBackups.policy;
import static homework.otus.mysql.planner.MadeBackups.running;
import static homework.otus.mysql.planner.MadeBackups.with;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Time passes without an event: a plan says when to look again. */
class WakeTest {
    private static final Instant NEXT = Worlds.NOON.plusSeconds(3600);
    private static final MySqlSpec HOURLY = policy(policy -> policy.schedule("@hourly"));

    @Test
    void atTheNextTimeOfTheSchedule() {
        assertThat(wake(HOURLY, scheduled())).contains(NEXT);
    }

    @Test
    void whenTheNextBackupBecomesTooOld() {
        ClusterSnapshot two = with(running(OLD, NEW), listed(OLD), listed(NEW));
        Instant old = Instant.parse("2020-08-12T12:00:00Z");
        assertThat(wake(policy(policy -> policy.maxAge("3d")), two)).contains(old);
    }

    @Test
    void notForTheNewestWhichStays() {
        assertThat(wake(policy(policy -> policy.maxAge("3d")), with(running(OLD), listed(OLD))))
                .isEmpty();
    }

    @Test
    void theEarlierOfBoth() {
        ClusterSnapshot both = with(due(running(OLD, NEW), Worlds.NOON), listed(OLD), listed(NEW));
        assertThat(wake(policy(policy -> policy.schedule("@hourly").maxAge("3d")), both))
                .contains(NEXT);
    }

    @Test
    void neverWithoutASchedule() {
        assertThat(wake(Worlds.SPEC, Worlds.running())).isEmpty();
    }

    @Test
    void neverWhileTheScheduleIsSuspended() {
        assertThat(wake(policy(policy -> policy.schedule("@hourly").suspended(true)), scheduled()))
                .isEmpty();
    }

    @Test
    void neverForAResourceThatIsDeletedOrSuspended() {
        assertThat(wake(HOURLY, Worlds.deleted(scheduled()))).isEmpty();
        assertThat(wake(MySqlSpec.builder().from(HOURLY).suspend(true).build(), scheduled()))
                .isEmpty();
    }

    private static ClusterSnapshot scheduled() {
        return due(Worlds.running(), Worlds.NOON);
    }

    private static Optional<Instant> wake(MySqlSpec spec, ClusterSnapshot snapshot) {
        return new Planner().plan(spec, Optional.empty(), snapshot).wakeAt();
    }
}
