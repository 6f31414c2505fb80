package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.rules.CorrectImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectImageTest {
    private static final Rule RULE = new CorrectImage();
    private static final String TYPO = "mysql:5.77";
    private static final String SERVES = "the image that is applied may have served the data";

    @Test
    void anImageOfAFirstStartThatCannotBePulledIsCorrected() {
        ask(RULE, unopened(pod("it cannot be pulled")))
                .does(record(Worlds.SPEC.image(), "Change image from mysql:5.77 to mysql:5.7"));
    }

    @Test
    void aFirstStartThatIsUnderWayIsNotDisturbed() {
        PodFact starting = PodFact.builder()
                .name("pod")
                .ready(false)
                .startedAt(Worlds.NOON)
                .build();
        ask(RULE, unopened(starting)).doesNotFireBecause(SERVES);
    }

    @Test
    void dataThatClientsHaveSeenIsNotGivenToAnUnknownImage() {
        ask(RULE, Edits.withPods(applied(Worlds.running(), TYPO), List.of())).doesNotFireBecause(SERVES);
    }

    @Test
    void anImageThatWasNotRolledOutIsTakenBack() {
        ClusterSnapshot recorded = recorded("mysql:later");
        ask(RULE, recorded).does(record(Worlds.SPEC.image(), "Change image from mysql:later to mysql:5.7"));
        ask(RULE, Worlds.deleted(recorded))
                .does(record(Worlds.SPEC.image(), "Change image from mysql:later to mysql:5.7"));
    }

    /** Without the mark nothing says that the image was on its way. */
    @Test
    void anUnmarkedDifferenceIsLeftToTheRollOut() {
        ask(RULE, applied(Worlds.running(), "mysql:later")).doesNotFireBecause(SERVES);
    }

    @Test
    void doesNotFireWithoutAChange() {
        ask(RULE, Worlds.running()).doesNotFireBecause(ImageChanges.UNCHANGED);
    }

    private static Action record(String image, String change) {
        return new Action.RecordApplied(
                Asked.uid(Worlds.running(), ObjectRole.DATA_CLAIM), spec(image), List.of(change));
    }

    private static ClusterSnapshot recorded(String image) {
        return Edits.dataClaim(
                applied(Worlds.running(), image),
                claim -> claim.imageChange(new ImageChange(image, "5.7.44", "8.0.42")));
    }

    private static ClusterSnapshot unopened(PodFact pod) {
        ClusterSnapshot unopened = Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance);
        return Edits.withPods(applied(unopened, TYPO), List.of(pod));
    }

    private static PodFact pod(String trouble) {
        return PodFact.builder().name("pod").ready(false).trouble(trouble).build();
    }

    private static ClusterSnapshot applied(ClusterSnapshot snapshot, String image) {
        return Edits.dataClaim(snapshot, claim -> claim.applied(spec(image)));
    }

    private static MySqlSpec spec(String image) {
        return MySqlSpec.of(image, "otus-database", "1Gi");
    }
}
