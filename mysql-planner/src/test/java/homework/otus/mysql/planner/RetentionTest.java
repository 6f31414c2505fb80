package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.done;
import static homework.otus.mysql.planner.MadeBackups.keeping;
import static homework.otus.mysql.planner.MadeBackups.listed;
import static homework.otus.mysql.planner.MadeBackups.policy;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.running;
import static homework.otus.mysql.planner.MadeBackups.torso;
import static homework.otus.mysql.planner.MadeBackups.tried;
import static homework.otus.mysql.planner.MadeBackups.with;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Invariant I3: whatever the numbers say, the newest backup that can be relied on stays. */
class RetentionTest {
    private static final BackupId OLDEST = new BackupId("mysql-instance-20200808T120000Z");

    @Test
    void theOldestOfThoseTooManyGoesFirst() {
        assertThat(spent(keeping(1), three())).contains(listed(OLDEST));
        assertThat(spent(keeping(2), three())).contains(listed(OLDEST));
        assertThat(spent(keeping(3), three())).isEmpty();
    }

    @Test
    void nothingGoesWithoutAPolicy() {
        assertThat(spent(Worlds.SPEC, three())).isEmpty();
    }

    @Test
    void whatAUserAskedForStaysAndTakesNoPlace() {
        ClusterSnapshot now = with(running(OLDEST, OLD, NEW), done(OLDEST), listed(OLD), done(NEW));
        assertThat(spent(keeping(1), now)).isEmpty();
    }

    @Test
    void ageAloneRemovesEveryOneButTheNewest() {
        MySqlSpec aDay = policy(policy -> policy.maxAge("1d"));
        assertThat(spent(aDay, with(running(OLD, NEW), listed(OLD), listed(NEW))))
                .contains(listed(OLD));
        assertThat(spent(aDay, with(running(NEW), listed(NEW)))).isEmpty();
    }

    @Test
    void theNewestThatATrialHasProvenStaysUntilANewerOneIsProven() {
        BackupFact proven = tried(listed(OLD), Verified.GOOD);
        assertThat(spent(keeping(1), with(running(OLD, NEW), proven, listed(NEW))))
                .isEmpty();
        assertThat(spent(keeping(1), with(running(OLD, NEW), proven, tried(listed(NEW), Verified.GOOD))))
                .contains(proven);
    }

    @Test
    void manyAreRemovedInOnePlan() {
        BackupId[] ids = IntStream.range(0, 60)
                .mapToObj(
                        hour -> new BackupId("mysql-instance-202007%02dT%02d0000Z".formatted(1 + hour / 24, hour % 24)))
                .toArray(BackupId[]::new);
        BackupFact[] all = Stream.of(ids).map(MadeBackups::listed).toArray(BackupFact[]::new);
        ClusterSnapshot now = with(running(ids), all);
        Plan plan = new Planner().plan(keeping(1), Optional.empty(), now);
        assertThat(plan.block()).isEmpty();
        assertThat(PlanValidator.violations(plan, now)).isEmpty();
    }

    @Test
    void oneBecomesTooOldAtTheMoment() {
        MySqlSpec twoDays = policy(policy -> policy.maxAge("2d"));
        ClusterSnapshot now = with(running(OLD, NEW), listed(OLD), listed(NEW));
        assertThat(spent(twoDays, now)).contains(listed(OLD));
        assertThat(spent(policy(policy -> policy.maxAge("49h")), now)).isEmpty();
    }

    @Test
    void aTorsoTakesNobodysPlace() {
        ClusterSnapshot now = with(
                Worlds.withBackups(running(), record(OLDEST), record(OLD), torso(NEW)),
                listed(OLDEST),
                listed(OLD),
                listed(NEW));
        assertThat(spent(keeping(2), now)).isEmpty();
        assertThat(spent(keeping(1), now)).contains(listed(OLDEST));
    }

    @Test
    void aBackupWhoseTrialFailedTakesNobodysPlace() {
        ClusterSnapshot now =
                with(running(OLDEST, OLD, NEW), listed(OLDEST), listed(OLD), tried(listed(NEW), Verified.BAD));
        assertThat(spent(keeping(1), now)).contains(listed(OLDEST));
        assertThat(spent(keeping(2), now)).isEmpty();
    }

    @Test
    void whereEveryTrialFailedTheNewestStays() {
        ClusterSnapshot now =
                with(running(OLD, NEW), tried(listed(OLD), Verified.BAD), tried(listed(NEW), Verified.BAD));
        assertThat(spent(keeping(1), now)).map(BackupFact::id).contains(Optional.of(OLD));
    }

    @Test
    void nothingGoesWhileTheCatalogueIsNotKnown() {
        assertThat(spent(keeping(1), Edits.without(three(), ObjectRole.CATALOGUE)))
                .isEmpty();
    }

    @Test
    void whatIsInNoCatalogueIsNotCounted() {
        assertThat(spent(keeping(1), with(running(NEW), listed(OLD), listed(NEW))))
                .isEmpty();
    }

    @Test
    void aCountOfNoneKeepsOne() {
        assertThat(spent(keeping(0), with(running(NEW), listed(NEW)))).isEmpty();
    }

    private static Optional<BackupFact> spent(MySqlSpec spec, ClusterSnapshot snapshot) {
        return new Retention(new Situation(spec, Optional.empty(), snapshot)).spent();
    }

    private static ClusterSnapshot three() {
        return with(running(OLDEST, OLD, NEW), listed(OLDEST), listed(OLD), listed(NEW));
    }
}
