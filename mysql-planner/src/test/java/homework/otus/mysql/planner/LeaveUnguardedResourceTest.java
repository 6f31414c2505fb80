package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.planner.rules.LeaveUnguardedResource;
import org.junit.jupiter.api.Test;

/** A deleted resource without our finalizer is none of our business. */
class LeaveUnguardedResourceTest {
    private static final Rule RULE = new LeaveUnguardedResource();

    @Test
    void leavesIt() {
        ask(RULE, Worlds.deleted(Worlds.fresh())).isDone();
    }

    @Test
    void doesNotFireOnAGuardedOne() {
        ask(RULE, Worlds.deleted(Worlds.running())).doesNotFire();
    }

    @Test
    void doesNotFireOnANewOne() {
        ask(RULE, Worlds.fresh()).doesNotFire();
    }
}
