package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Rotations.failed;
import static homework.otus.mysql.planner.Rotations.staged;
import static homework.otus.mysql.planner.Rotations.withJob;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.planner.rules.BlockOnUnusablePassword;
import org.junit.jupiter.api.Test;

/** The server goes on, and the user hears why its password is not the wanted one. */
class BlockOnUnusablePasswordTest {
    private static final Rule RULE = new BlockOnUnusablePassword();
    private static final ClusterSnapshot REFUSED = withJob(staged(), failed(Failure.REFUSED));

    @Test
    void tellsWhatTheServerSaysAndTheWayOut() {
        ask(RULE, REFUSED).blocks("PasswordRefused", "too weak", "change spec.password", "put the old password back");
    }

    @Test
    void namesTheSecretThatIsNotThere() {
        ClusterSnapshot missing = Worlds.withResource(
                Worlds.running(), resource -> resource.passwordGiven(false).passwordSecret("Secret mine, key root"));
        ask(RULE, missing).blocks("PasswordMissing", "Secret mine, key root", "goes on");
        ask(RULE, Worlds.deleted(missing)).doesNotFireBecause(Causes.DELETED);
    }

    @Test
    void neverBlocksADeletion() {
        ask(RULE, Worlds.deleted(REFUSED)).doesNotFireBecause(Causes.DELETED);
    }

    @Test
    void doesNotFireOnAnythingElse() {
        ask(RULE, Worlds.running()).doesNotFireBecause("nothing speaks against the password that is wanted");
        ask(RULE, withJob(staged(), failed(Failure.PASSING)))
                .doesNotFireBecause("nothing speaks against the password that is wanted");
    }
}
