package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.CreateMissingService;
import org.junit.jupiter.api.Test;

/** Invariant I2: the door is made last. */
class CreateMissingServiceTest {
    private static final Rule RULE = new CreateMissingService();

    @Test
    void opensTheDoor() {
        ask(RULE, Edits.without(Worlds.running(), ObjectRole.SERVICE)).does(new Action.CreateService());
    }

    @Test
    void doesNotFireWhenItIsOpen() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the service is there");
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, Edits.without(Worlds.deleted(Worlds.running()), ObjectRole.SERVICE))
                .doesNotFireBecause("the resource is deleted");
    }
}
