package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.running;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.rules.ListFinalBackup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a deletion leaves is told; but not while somebody could still delete the only copy. */
class ListFinalBackupTest {
    private static final Rule RULE = new ListFinalBackup();

    @Test
    void aDeletionListsItsFinalBackupBeforeTheResourceIsLetGo() {
        ClusterSnapshot gone = Worlds.arrive(Worlds.deleted(Worlds.running()));
        assertThat(gone.resource().guarded()).isFalse();
        assertThat(gone.backups())
                .extracting(BackupFact::id)
                .containsExactly(gone.catalogue().orElseThrow().latest().map(BackupRecord::id));
        ask(RULE, gone).doesNotFireBecause("every backup in the catalogue has its MySQLBackup");
    }

    @Test
    void notBeforeTheDataIsGone() {
        Plan plan = Worlds.plan(Worlds.deleted(Worlds.running()));
        List<Action> actions = Snapshots.actions(plan);
        int listed = first(actions, Action.EditBackup.class);
        assertThat(actions.subList(listed, actions.size()))
                .noneMatch(action -> action instanceof Action.Delete delete && delete.destroys());
    }

    @Test
    void doesNotFireOnAResourceThatStays() {
        ask(RULE, running(OLD)).doesNotFireBecause("the resource is not deleted");
    }

    private static int first(List<Action> actions, Class<? extends Action> type) {
        for (int at = 0; at < actions.size(); at++) {
            if (type.isInstance(actions.get(at))) {
                return at;
            }
        }
        throw new AssertionError("no " + type.getSimpleName() + " in " + actions);
    }
}
