package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.deleted;
import static homework.otus.mysql.planner.MadeBackups.done;
import static homework.otus.mysql.planner.MadeBackups.with;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.rules.YieldBackupsToTerminatingNamespace;
import org.junit.jupiter.api.Test;

/** Invariant I12: a namespace that goes is not held up, and nothing is removed in it. */
class YieldBackupsToTerminatingNamespaceTest {
    private static final Rule RULE = new YieldBackupsToTerminatingNamespace();
    private static final BackupFact GOING = deleted(done(OLD));

    @Test
    void letsTheResourceGoAndTheFilesStay() {
        ask(RULE, going(GOING)).does(release(GOING));
    }

    @Test
    void eachOfThemAndTheInstance() {
        BackupFact other = deleted(done(MadeBackups.NEW));
        ClusterSnapshot now = Worlds.deleted(going(GOING, other));
        Plan plan = Worlds.plan(now);
        assertThat(Snapshots.actions(plan))
                .startsWith(release(GOING), release(other))
                .hasSize(3)
                .last()
                .isInstanceOf(Action.RemoveFinalizer.class);
        assertThat(PlanValidator.violations(plan, now)).isEmpty();
        assertThat(Worlds.arrive(now).catalogue()).isEqualTo(now.catalogue());
    }

    @Test
    void doesNotFireForWhatIsNotGoing() {
        ask(RULE, going(done(OLD))).doesNotFireBecause("no MySQLBackup is held by us");
    }

    @Test
    void doesNotFireInANamespaceThatStays() {
        ask(RULE, with(Worlds.running(), GOING)).doesNotFireBecause("the namespace is not terminating");
    }

    private static Action release(BackupFact backup) {
        return new Action.EditBackup(new BackupEdit.Release(backup.name(), backup.uid()));
    }

    private static ClusterSnapshot going(BackupFact... backups) {
        return ClusterSnapshot.builder()
                .from(with(MadeBackups.running(OLD), backups))
                .namespaceTerminating(true)
                .build();
    }
}
