package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Uid;
import org.junit.jupiter.api.Test;

/** Some of the stories of {@link StoriesTest}, explained. Rewrite them with {@code -Dgolden.update=true}, and read them. */
class ExplanationTextTest {
    @Test
    void createInAnEmptyCluster() {
        tell("create", Worlds.fresh());
    }

    @Test
    void aRunningInstanceNeedsNothing() {
        tell("steady", Worlds.running());
    }

    @Test
    void createAgainRestores() {
        tell("create-again", Worlds.recreated(Worlds.arrive(Worlds.deleted(Worlds.running()))));
    }

    @Test
    void deleteTakesAFinalBackupFirst() {
        tell("delete", Worlds.deleted(Worlds.running()));
    }

    @Test
    void anObjectOfSomebodyElseBlocks() {
        PlainFact foreign = new PlainFact(new Uid("x"), Ownership.FOREIGN, false);
        tell(
                "foreign",
                ClusterSnapshot.builder().from(Worlds.fresh()).service(foreign).build());
    }

    @Test
    void beginsWithThePlanAndEndsNoLineWithABlank() {
        ClusterSnapshot snapshot = Worlds.deleted(Worlds.running());
        String text = ExplanationText.of(Worlds.explain(snapshot));
        assertThat(text).startsWith(PlanText.of(Worlds.plan(snapshot)) + "\n").endsWith("\n");
        assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void saysWhyARestoreIsSkipped() {
        ClusterSnapshot noClaim = Edits.without(Worlds.running(), ObjectRole.SERVICE);
        assertThat(ExplanationText.of(Worlds.explain(noClaim)))
                .containsPattern("Restore onto a fresh data directory +always +"
                        + "restore skipped: data directory already initialised and opened to clients\n");
        ClusterSnapshot first = Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance);
        assertThat(ExplanationText.of(Worlds.explain(first)))
                .containsPattern(
                        "Restore onto a fresh data directory +before step 1 +restore skipped: there is no backup\n");
    }

    private static void tell(String story, ClusterSnapshot snapshot) {
        Golden.check("explain-" + story + ".txt", ExplanationText.of(Worlds.explain(snapshot)));
    }

    /** Only after the last step there is a Service. */
    @Test
    void saysWhatHoldsAtTheEndOnly() {
        String text = ExplanationText.of(Worlds.explain(Edits.without(Worlds.running(), ObjectRole.SERVICE)));
        assertThat(text).containsPattern("Create a missing service {2,}at the end {2,}the service is there");
    }
}
