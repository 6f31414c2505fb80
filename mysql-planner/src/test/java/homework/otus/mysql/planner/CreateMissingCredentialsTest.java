package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.CreateMissingCredentials;
import org.junit.jupiter.api.Test;

/** The password that the server has is kept beside it. */
class CreateMissingCredentialsTest {
    private static final Rule RULE = new CreateMissingCredentials();

    @Test
    void createsThem() {
        ask(RULE, Worlds.fresh()).does(new Action.CreateCredentials(false));
    }

    @Test
    void stagesThePasswordWhereTheServerMayHaveAnother() {
        ask(RULE, Edits.without(Worlds.deleted(Worlds.running()), ObjectRole.CREDENTIALS))
                .does(new Action.CreateCredentials(true));
        ask(RULE, Edits.without(Worlds.running(), ObjectRole.CREDENTIALS)).does(new Action.CreateCredentials(true));
    }

    @Test
    void blocksWithoutAPassword() {
        ClusterSnapshot now =
                Worlds.withResource(Worlds.deleted(Worlds.running()), resource -> resource.passwordGiven(false));
        ask(RULE, Edits.without(now, ObjectRole.CREDENTIALS)).blocks("PasswordMissing");
    }

    @Test
    void doesNotFireWhenTheyAreThere() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the credentials are there");
    }
}
