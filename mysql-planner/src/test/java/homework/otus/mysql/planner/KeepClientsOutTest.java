package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.planner.rules.KeepClientsOut;
import org.junit.jupiter.api.Test;

/** Invariant I2: no door before unopened data. */
class KeepClientsOutTest {
    private static final Rule RULE = new KeepClientsOut();

    @Test
    void closesTheDoorForARename() {
        ClusterSnapshot now = Edits.dataClaim(NewName.wanted(), claim -> claim.renamingTo(NewName.NEW));
        ask(RULE, now).deletes(ObjectRole.SERVICE);
        ask(RULE, Worlds.deleted(now)).deletes(ObjectRole.SERVICE);
    }

    @Test
    void closesTheDoorOfLostData() {
        ClusterSnapshot now = Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM);
        ask(RULE, now).deletes(ObjectRole.SERVICE);
    }

    @Test
    void closesTheDoorOfUnknownData() {
        ClusterSnapshot now = Edits.dataClaim(Worlds.running(), claim -> claim.opening(Opening.UNKNOWN));
        ask(RULE, now).deletes(ObjectRole.SERVICE);
    }

    @Test
    void closesTheDoorThatAnEarlierLifeLeft() {
        ClusterSnapshot now =
                Edits.dataClaim(Worlds.recreated(Worlds.running()), claim -> claim.opening(Opening.NEVER));
        ask(RULE, now).deletes(ObjectRole.SERVICE);
    }

    @Test
    void doesNotFireOnOpenData() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the data is open to clients");
    }

    @Test
    void doesNotFireTwice() {
        ClusterSnapshot now = Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM);
        ask(RULE, Edits.terminating(now, ObjectRole.SERVICE)).doesNotFireBecause("the service is going already");
    }

    @Test
    void doesNotFireWithoutADoor() {
        ask(RULE, Worlds.fresh()).doesNotFireBecause("there is no service that clients could use");
    }
}
