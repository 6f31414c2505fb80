package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.deleted;
import static homework.otus.mysql.planner.MadeBackups.due;
import static homework.otus.mysql.planner.MadeBackups.listed;
import static homework.otus.mysql.planner.MadeBackups.policy;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.restoring;
import static homework.otus.mysql.planner.MadeBackups.with;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.BackupPolicy.Verify;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stories of backups, as plans in plain text; see {@link StoriesTest}. */
class BackupStoriesTest {
    @Test
    void aUserAsksForABackup() {
        tell("backup-asked", Worlds.SPEC, with(Worlds.running(), MadeBackups.asked("before-the-upgrade")));
    }

    @Test
    void theScheduleTakesOneTriesItAndRetentionRemovesTheOldest() {
        MySqlSpec daily =
                policy(policy -> policy.schedule("@daily").keepCount(2).verify(Verify.RESTORE));
        ClusterSnapshot two = with(MadeBackups.running(OLD, NEW), listed(OLD), listed(NEW));
        tell("backup-scheduled", daily, due(two, Worlds.NOON));
    }

    @Test
    void aUserDeletesABackup() {
        tell("backup-deleted", Worlds.SPEC, with(MadeBackups.running(OLD, NEW), deleted(listed(OLD)), listed(NEW)));
    }

    @Test
    void theLastGoodOneIsRefused() {
        tell("backup-last", Worlds.SPEC, with(MadeBackups.running(OLD), deleted(listed(OLD))));
    }

    @Test
    void theLastGoodOneGoesWhenItsUidIsNamed() {
        tell(
                "backup-last-asked-for",
                Worlds.SPEC,
                with(MadeBackups.running(OLD), MadeBackups.deletedForGood(listed(OLD))));
    }

    @Test
    void aUserDeletesABackupWhileItIsTaken() {
        ClusterSnapshot taking = MadeBackups.withJob(
                with(MadeBackups.running(NEW), deleted(MadeBackups.taken("wanted", OLD)), listed(NEW)),
                ObjectRole.BACKUP_JOB,
                OLD,
                Asked.running());
        tell("backup-deleted-while-taken", Worlds.SPEC, taking);
    }

    @Test
    void aUserDeletesABackupOfAnInstanceThatIsGone() {
        ClusterSnapshot gone = with(MadeBackups.gone(OLD, NEW), deleted(listed(OLD)), listed(NEW));
        tell("backup-gone-instance", Worlds.SPEC, gone);
        tell("backup-gone-catalogue-lost", Worlds.SPEC, Edits.without(gone, ObjectRole.CATALOGUE));
    }

    @Test
    void aBackupIsRestoredByItsName() {
        tell("restore-named", restoring(new RestoreWish.Named(OLD.value())), again());
    }

    @Test
    void anotherInstanceIsCloned() {
        ClusterSnapshot clone = ClusterSnapshot.builder()
                .from(Worlds.fresh())
                .restoreSource(new RestoreSource("shop", record(OLD)))
                .build();
        tell("restore-clone", restoring(new RestoreWish.Named("shop-before-the-upgrade")), clone);
    }

    @Test
    void anInstanceBeginsEmptyWhenThatIsAskedFor() {
        tell("restore-none", restoring(new RestoreWish.Nothing()), again());
    }

    @Test
    void aBackupThatIsNotThereBlocks() {
        tell("restore-missing", restoring(new RestoreWish.Named("nowhere")), again());
    }

    private static ClusterSnapshot again() {
        ClusterSnapshot gone = MadeBackups.gone(OLD, NEW);
        return with(Worlds.recreated(gone), listed(OLD), listed(NEW));
    }

    private static void tell(String story, MySqlSpec spec, ClusterSnapshot snapshot) {
        Plan plan = new Planner().plan(spec, Optional.empty(), snapshot);
        Golden.check(story + ".txt", PlanText.of(plan));
        assertThat(PlanValidator.violations(plan, snapshot)).isEmpty();
        assertThat(Laws.violations(new Planner(), spec, plan, snapshot)).isEmpty();
        assertThat(Snapshots.actions(plan)).doesNotHaveDuplicates();
    }
}
