package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.BlockChangesInPlace;
import org.junit.jupiter.api.Test;

/** This version changes nothing in place, and says so. */
class BlockChangesInPlaceTest {
    private static final Rule RULE = new BlockChangesInPlace();

    @Test
    void leavesAnotherPasswordToItsRule() {
        ask(RULE, withPassword(false)).doesNotFireBecause("the spec is what was last applied");
    }

    @Test
    void blocksAnotherImage() {
        ask(RULE, applied("mysql:8.4")).blocks("ChangeNotSupported", "mysql:8.4", "mysql:5.7");
    }

    @Test
    void namesEachField() {
        ClusterSnapshot now = Edits.dataClaim(
                Worlds.running(), claim -> claim.applied(MySqlSpec.of("mysql:5.7", "other-database", "2Gi")));
        ask(RULE, now)
                .blocks(
                        "ChangeNotSupported",
                        "name db from other-database to otus-database",
                        "storage_size from 2Gi to 1Gi");
    }

    @Test
    void doesNotFireWithoutAChange() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void neverBlocksADeletion() {
        ask(RULE, Worlds.deleted(withPassword(false))).doesNotFire();
    }

    private static ClusterSnapshot withPassword(boolean current) {
        CredentialsFact credentials = CredentialsFact.builder()
                .uid(new Uid("secret"))
                .ownership(Ownership.OURS)
                .current(current)
                .build();
        return ClusterSnapshot.builder()
                .from(Worlds.running())
                .credentials(credentials)
                .build();
    }

    private static ClusterSnapshot applied(String image) {
        return Edits.dataClaim(Worlds.running(), claim -> claim.applied(MySqlSpec.of(image, "otus-database", "1Gi")));
    }
}
