package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.BlockOnInvalidSpec;
import org.junit.jupiter.api.Test;

/** Invariant I9. */
class BlockOnInvalidSpecTest {
    private static final Rule RULE = new BlockOnInvalidSpec();

    @Test
    void letsARenameFinishAndClientsIn() {
        ask(RULE, withoutPassword(NewName.noted())).doesNotFire();
        ClusterSnapshot recorded = NewName.withJob(
                Edits.without(Worlds.running(), ObjectRole.SERVICE), NewName.NEW, new JobState.Renamed());
        ask(RULE, withoutPassword(recorded)).doesNotFire();
    }

    @Test
    void blocksWithoutPassword() {
        ask(RULE, withoutPassword(Worlds.fresh())).blocks("InvalidSpec", "spec.password");
    }

    @Test
    void doesNotFireOnAValidOne() {
        ask(RULE, Worlds.fresh()).doesNotFire();
    }

    @Test
    void neverBlocksADeletion() {
        ask(RULE, withoutPassword(Worlds.deleted(Worlds.running()))).doesNotFire();
    }

    private static ClusterSnapshot withoutPassword(ClusterSnapshot snapshot) {
        return Worlds.withResource(snapshot, resource -> resource.passwordGiven(false));
    }
}
