package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.planner.rules.YieldToTerminatingNamespace;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant I12. */
class YieldToTerminatingNamespaceTest {
    private static final Rule RULE = new YieldToTerminatingNamespace();

    @Test
    void letsTheResourceGo() {
        String notice = "namespace default is being deleted: no final backup of MySQL default/mysql-instance"
                + " could be taken; the data and the backups stay on their volumes";
        ask(RULE, terminating(Worlds.running())).does(new Action.RemoveFinalizer(Optional.of(notice)));
    }

    @Test
    void isDoneAfterwards() {
        ask(RULE, terminating(Worlds.fresh())).isDone();
    }

    @Test
    void doesNotFireElsewhere() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    private static ClusterSnapshot terminating(ClusterSnapshot snapshot) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .namespaceTerminating(true)
                .build();
    }
}
