package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.restoring;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.planner.rules.BlockOnMissingBackup;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariants I2 and I11: no client is let into data that lacks what was to be in it. */
class BlockOnMissingBackupTest {
    private static final Rule RULE = new BlockOnMissingBackup();
    private static final MySqlSpec NAMED = restoring(new RestoreWish.Named("before-the-upgrade"));

    @Test
    void namesWhatIsThereInstead() {
        ask(RULE, NAMED, Worlds.withBackups(unopened(), record(OLD), record(NEW)))
                .blocks("BackupNotFound", "before-the-upgrade", OLD.value(), NEW.value(), "kubectl get msb");
    }

    @Test
    void keepsTheDoorShut() {
        ClusterSnapshot now = Worlds.withBackups(unopened(), record(OLD));
        Plan plan = new Planner().plan(NAMED, Optional.empty(), now);
        assertThat(Snapshots.actions(plan)).noneMatch(Action.CreateService.class::isInstance);
        assertThat(Snapshots.actions(plan)).noneMatch(Action.OpenData.class::isInstance);
    }

    @Test
    void whereItIsNotKnownWhetherTheDataIsFreshToo() {
        ClusterSnapshot unknown = Edits.dataClaim(unopened(), claim -> claim.opening(Opening.UNKNOWN));
        ask(RULE, NAMED, unknown).blocks("BackupNotFound");
    }

    @Test
    void doesNotFireWhenItIsThere() {
        ClusterSnapshot found = ClusterSnapshot.builder()
                .from(unopened())
                .restoreSource(new RestoreSource("another", record(OLD)))
                .build();
        ask(RULE, NAMED, found).doesNotFireBecause("the backup that spec.restore names is there");
        ask(RULE, restoring(new RestoreWish.Named(OLD.value())), Worlds.withBackups(unopened(), record(OLD)))
                .doesNotFireBecause("the backup that spec.restore names is there");
    }

    @Test
    void doesNotFireWhenTheLatestWillDo() {
        ask(RULE, unopened()).doesNotFireBecause("spec.restore names no backup");
    }

    @Test
    void doesNotFireOnDataThatIsServed() {
        ask(RULE, NAMED, Worlds.running()).doesNotFireBecause("the data is open to clients");
    }

    @Test
    void doesNotHoldUpADeletion() {
        ask(RULE, NAMED, Worlds.deleted(unopened())).doesNotFireBecause("the resource is deleted");
    }

    private static ClusterSnapshot unopened() {
        return Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance);
    }
}
