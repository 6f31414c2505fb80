package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.planner.rules.AddFinalizer;
import org.junit.jupiter.api.Test;

/** A deletion has to wait for us before there is anything to wait for. */
class AddFinalizerTest {
    private static final Rule RULE = new AddFinalizer();

    @Test
    void guardsANewResource() {
        ask(RULE, Worlds.fresh()).does(new Action.AddFinalizer());
    }

    @Test
    void doesNotFireOnAGuardedOne() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the resource has our finalizer");
    }

    @Test
    void doesNotFireOnADeletedOne() {
        ask(RULE, Worlds.deleted(Worlds.fresh())).doesNotFireBecause("the resource is deleted");
    }
}
