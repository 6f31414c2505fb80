package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
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

    private static ClusterSnapshot emptied() {
        return Worlds.walk(Worlds.deleted(Worlds.running()), Action.Report.class::isInstance);
    }

    private static Action.Report report() {
        String message = "mysql-instance deleted, its data is in backup mysql-instance-20200811T120000Z";
        return new Action.Report(message, List.of(message));
    }
}
