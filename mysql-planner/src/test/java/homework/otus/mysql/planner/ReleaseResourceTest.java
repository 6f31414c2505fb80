package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.ReleaseResource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says what became of the data, then lets go. */
class ReleaseResourceTest {
    private static final Rule RULE = new ReleaseResource();

    @Test
    void saysFirst() {
        ask(RULE, emptied()).does(report());
    }

    @Test
    void thenLetsGo() {
        ClusterSnapshot said = Simulator.apply(emptied(), report());
        ask(RULE, said).does(new Action.RemoveFinalizer(Optional.empty()));
    }

    @Test
    void doesNotFireOnARunningInstance() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    /** Its volume is of an earlier life, and its claim, which told whose the data is now, was deleted by hand. */
    @Test
    void doesNotFireWhileDataThatWasTakenUpIsNotSaved() {
        ClusterSnapshot takenUp = Worlds.arrive(Worlds.recreated(Worlds.running()));
        ClusterSnapshot now = Worlds.deleted(Edits.without(takenUp, ObjectRole.DATA_CLAIM));
        List<Action> actions = Snapshots.actions(Worlds.plan(now));
        assertThat(actions)
                .anyMatch(action ->
                        action instanceof Action.RunJob run && run.request().role() == ObjectRole.BACKUP_JOB);
        assertThat(Worlds.plan(takenUp).isEmpty()).isTrue();
    }

    private static ClusterSnapshot emptied() {
        return Worlds.walk(Worlds.deleted(Worlds.running()), Action.Report.class::isInstance);
    }

    private static Action.Report report() {
        String message = "mysql-instance deleted, its data is in backup mysql-instance-20200811T120000Z";
        return new Action.Report(message, List.of(message));
    }
}
