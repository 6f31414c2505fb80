package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.ReplaceFailedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The server failed with {@code mysql:broken}; the spec wants {@code mysql:5.7}. */
class ReplaceFailedImageTest {
    private static final Rule RULE = new ReplaceFailedImage();
    private static final String BROKEN = "mysql:broken";

    @Test
    void asksTheNextImage() {
        JobRequest versions = new JobRequest.Versions(Worlds.SPEC.image(), new JobRequest.PodAddress("pod", ""));
        ask(RULE, failed("5.7.44")).does(new Action.RunJob(versions, Worlds.FIRST_LIFE, false));
    }

    @Test
    void goesBackWhereMySqlCan() {
        ClusterSnapshot found = found(failed("5.7.44"), "5.7.31");
        ask(RULE, found)
                .does(new Action.MarkImageChange(
                        Asked.uid(found, ObjectRole.DATA_CLAIM),
                        Optional.of(new ImageChange(Worlds.SPEC.image(), "5.7.31", "5.7.31"))));
    }

    /** The data may be of either version. */
    @Test
    void doesNotGoBackToAnotherSeries() {
        ask(RULE, found(failed("8.0.42"), "5.7.31"))
                .blocks("ImageMoveNotSupported", "8.0.42", "skip-final-backup=" + Worlds.FIRST_LIFE);
    }

    @Test
    void recordsWhatIsMarked() {
        ClusterSnapshot marked = Edits.dataClaim(
                failed("5.7.44"), claim -> claim.imageChange(new ImageChange(Worlds.SPEC.image(), "5.7.31", "5.7.31")));
        ask(RULE, marked).uses("image=" + BROKEN, "wanted=mysql:5.7");
    }

    @Test
    void aServerThatMayBeUpgradingIsLeftAlone() {
        PodFact starting = PodFact.builder()
                .name("pod")
                .ready(false)
                .startedAt(Worlds.NOON)
                .build();
        ask(RULE, Edits.withPods(failed("5.7.44"), List.of(starting)))
                .doesNotFireBecause("the server with the new image has not failed");
    }

    @Test
    void aServerThatIsUpNeedsNothing() {
        ask(RULE, Edits.withPods(failed("5.7.44"), Worlds.running().pods()))
                .doesNotFireBecause("the server accepts connections");
    }

    @Test
    void doesNotFireWithoutAChange() {
        ask(RULE, Worlds.running()).doesNotFireBecause("no change of the image is under way");
        ask(RULE, Worlds.deleted(failed("5.7.44"))).doesNotFireBecause(Causes.DELETED);
    }

    private static ClusterSnapshot failed(String version) {
        ClusterSnapshot changed = Edits.dataClaim(
                Worlds.running(),
                claim -> claim.applied(MySqlSpec.of(BROKEN, "otus-database", "1Gi"))
                        .imageChange(new ImageChange(BROKEN, "5.7.31", version)));
        return Edits.withPods(
                changed,
                List.of(PodFact.builder()
                        .name("pod")
                        .ready(false)
                        .trouble("it ends again and again")
                        .build()));
    }

    private static ClusterSnapshot found(ClusterSnapshot snapshot, String version) {
        return Edits.withJob(
                snapshot,
                ObjectRole.VERSION_JOB,
                JobFact.builder()
                        .uid(new Uid("version"))
                        .life(Worlds.FIRST_LIFE)
                        .subject(Worlds.SPEC.image())
                        .state(new JobState.VersionsFound(version, Optional.empty(), Worlds.NOON))
                        .build());
    }
}
