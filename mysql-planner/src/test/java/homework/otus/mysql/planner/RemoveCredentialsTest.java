package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.RemoveCredentials;
import org.junit.jupiter.api.Test;

/** They go after everything that needed them. */
class RemoveCredentialsTest {
    private static final Rule RULE = new RemoveCredentials();

    @Test
    void removesThem() {
        ask(RULE, emptied()).deletes(ObjectRole.CREDENTIALS);
    }

    @Test
    void doesNotFireWhileThereIsData() {
        ask(RULE, Worlds.deleted(Worlds.running()))
                .doesNotFireBecause("the data of a claim still needs the credentials");
    }

    @Test
    void doesNotFireOnARunningInstance() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void doesNotFireTwice() {
        ask(RULE, Edits.without(emptied(), ObjectRole.CREDENTIALS)).doesNotFireBecause("the credentials are gone");
    }

    private static ClusterSnapshot emptied() {
        return Worlds.walk(
                Worlds.deleted(Worlds.running()),
                action -> action instanceof Action.Delete delete && delete.role() == ObjectRole.CREDENTIALS);
    }
}
