package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.CreateMissingWorkload;
import org.junit.jupiter.api.Test;

/** Invariant I10: with the image that last served the data. */
class CreateMissingWorkloadTest {
    private static final Rule RULE = new CreateMissingWorkload();

    @Test
    void createsIt() {
        ask(RULE, Worlds.fresh()).does(new Action.CreateWorkload(Worlds.SPEC, Worlds.FIRST_LIFE));
    }

    @Test
    void usesWhatWasApplied() {
        MySqlSpec applied = new MySqlSpec("mysql:8.4", "otus-database", "1Gi");
        ClusterSnapshot now = Edits.dataClaim(
                Edits.without(Worlds.deleted(Worlds.running()), ObjectRole.WORKLOAD), claim -> claim.applied(applied));
        ask(RULE, now).does(new Action.CreateWorkload(applied, Worlds.FIRST_LIFE));
    }

    @Test
    void doesNotFireWhenItIsThere() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void doesNotFireForADeletionWithNothingToSave() {
        ask(RULE, Worlds.deleted(Worlds.fresh())).doesNotFire();
    }
}
