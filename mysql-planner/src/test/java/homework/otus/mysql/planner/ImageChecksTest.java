package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the validator holds against a change of the image, whichever rule plans it. */
class ImageChecksTest {
    private static final String IMAGE = "mysql:later";
    private static final ImageChange UPGRADE = new ImageChange(IMAGE, "5.7.44", "8.0.42");
    private static final Instant FOUND = Worlds.NOON.minusSeconds(100);

    @Test
    void anImageIsRecordedOnlyWhenItIsMarked() {
        assertThat(check(record(), Worlds.running())).startsWith("I10");
        assertThat(check(record(), marked(new ImageChange("mysql:other", "5.7.44", "5.7.44"))))
                .startsWith("I10");
        assertThat(check(record(), marked(UPGRADE))).isEmpty();
    }

    @Test
    void dataThatNobodyHasSeenMayHaveAnyImage() {
        ClusterSnapshot unopened = Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance);
        assertThat(check(record(), unopened)).isEmpty();
    }

    @Test
    void aMarkNeedsTheVersionsOfExactlyThatImage() {
        assertThat(check(mark(UPGRADE), Worlds.running())).startsWith("I11");
        assertThat(check(mark(UPGRADE), saved(found("mysql:other", "8.0.42")))).startsWith("I11");
        assertThat(check(mark(UPGRADE), saved(found(IMAGE, "8.0.41")))).startsWith("I11");
        assertThat(check(mark(UPGRADE), saved(found(IMAGE, "8.0.42")))).isEmpty();
    }

    @Test
    void aMarkNeedsASupportedMove() {
        ImageChange leap = new ImageChange(IMAGE, "5.7.44", "8.4.6");
        assertThat(check(mark(leap), saved(found(IMAGE, "8.4.6")))).startsWith("I1:");
    }

    @Test
    void anotherVersionNeedsABackupOfThisLifeSince() {
        ClusterSnapshot found = found(IMAGE, "8.0.42");
        assertThat(check(mark(UPGRADE), found)).startsWith("I1:");
        assertThat(check(mark(UPGRADE), backedUp(found, Worlds.FIRST_LIFE, FOUND.minusSeconds(1))))
                .startsWith("I1:");
        assertThat(check(mark(UPGRADE), backedUp(found, Worlds.SECOND_LIFE, FOUND)))
                .startsWith("I1:");
        assertThat(check(mark(UPGRADE), backedUp(found, Worlds.FIRST_LIFE, FOUND)))
                .isEmpty();
    }

    @Test
    void theSameVersionNeedsNone() {
        assertThat(check(mark(new ImageChange(IMAGE, "5.7.44", "5.7.44")), found(IMAGE, "5.7.44")))
                .isEmpty();
    }

    @Test
    void aServerThatMayBeUpgradingIsNotReplaced() {
        assertThat(check(update(), upgrading(pod -> {}))).startsWith("I15");
        assertThat(check(update(), upgrading(pod -> pod.ready(true)))).isEmpty();
        assertThat(check(update(), upgrading(pod -> pod.trouble("it ends again and again"))))
                .isEmpty();
        assertThat(check(update(), upgrading(pod -> pod.startedAt(Optional.empty()))))
                .isEmpty();
        assertThat(check(update(), upgrading(pod -> pod.terminating(true)))).isEmpty();
        assertThat(check(update(), upgrading(pod -> pod.revision(7)))).isEmpty();
    }

    @Test
    void withoutAMarkOrWithTheSameVersionNothingIsUpgraded() {
        ClusterSnapshot upgrading = upgrading(pod -> {});
        assertThat(Upgrade.isUnderWay(Edits.dataClaim(upgrading, claim -> claim.imageChange(Optional.empty()))))
                .isFalse();
        assertThat(Upgrade.isUnderWay(Edits.dataClaim(
                        upgrading,
                        claim -> claim.imageChange(new ImageChange(Worlds.SPEC.image(), "5.7.44", "5.7.44")))))
                .isFalse();
        assertThat(Upgrade.isUnderWay(Edits.dataClaim(upgrading, claim -> claim.imageChange(UPGRADE))))
                .isFalse();
    }

    private static ClusterSnapshot upgrading(java.util.function.Consumer<PodFact.Builder> change) {
        ClusterSnapshot running = marked(new ImageChange(Worlds.SPEC.image(), "5.7.31", "5.7.44"));
        PodFact.Builder pod =
                PodFact.builder().from(running.pods().get(0)).ready(false).startedAt(Worlds.NOON);
        change.accept(pod);
        return Edits.withPods(running, List.of(pod.build()));
    }

    private static Action update() {
        ServerTemplate template = ServerTemplate.builder()
                .applied(Worlds.SPEC)
                .life(Worlds.FIRST_LIFE)
                .build();
        return new Action.UpdateWorkload(Asked.uid(Worlds.running(), ObjectRole.WORKLOAD), template);
    }

    private static String check(Action action, ClusterSnapshot before) {
        return PlanValidator.check(new Step(action, "a rule", Reason.of("a reason")), before)
                .orElse("");
    }

    private static Action record() {
        return new Action.RecordApplied(
                Asked.uid(Worlds.running(), ObjectRole.DATA_CLAIM),
                MySqlSpec.of(IMAGE, "otus-database", "1Gi"),
                List.of());
    }

    private static Action mark(ImageChange change) {
        return new Action.MarkImageChange(Asked.uid(Worlds.running(), ObjectRole.DATA_CLAIM), Optional.of(change));
    }

    private static ClusterSnapshot marked(ImageChange change) {
        return Edits.dataClaim(Worlds.running(), claim -> claim.imageChange(change));
    }

    private static ClusterSnapshot found(String image, String version) {
        return Edits.withJob(
                Worlds.running(),
                ObjectRole.VERSION_JOB,
                JobFact.builder()
                        .uid(new Uid("version"))
                        .life(Worlds.FIRST_LIFE)
                        .subject(image)
                        .state(new JobState.VersionsFound(version, Optional.of("5.7.44"), FOUND))
                        .build());
    }

    private static ClusterSnapshot saved(ClusterSnapshot snapshot) {
        return backedUp(snapshot, Worlds.FIRST_LIFE, FOUND.plusSeconds(1));
    }

    private static ClusterSnapshot backedUp(ClusterSnapshot snapshot, Uid life, Instant at) {
        return Worlds.withBackups(
                snapshot,
                BackupRecord.builder()
                        .from(Worlds.backup("b", life))
                        .completedAt(at)
                        .build());
    }
}
