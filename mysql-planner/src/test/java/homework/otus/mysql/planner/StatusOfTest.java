package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.StatusView;
import homework.otus.mysql.model.StatusView.ConditionView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusOfTest {
    private static final ClusterSnapshot DELETED = Worlds.deleted(Worlds.running());

    @Test
    void aRunningInstanceIsReady() {
        StatusView status = status(Worlds.running());
        assertThat(status.state()).isEqualTo("Ready");
        assertThat(status.stepsLeft()).isZero();
        assertThat(status.step()).isEmpty();
        assertThat(status.conditions())
                .extracting(ConditionView::type, ConditionView::holds)
                .containsExactly(tuple("Ready", true), tuple("Progressing", false), tuple("Degraded", false));
    }

    @Test
    void aNewOneProgresses() {
        StatusView status = status(Worlds.fresh());
        assertThat(status.state()).isEqualTo("Progressing");
        assertThat(status.step()).contains("add finalizer");
        assertThat(status.stepsLeft())
                .isEqualTo(Worlds.plan(Worlds.fresh()).steps().size());
        assertThat(condition(status, "Ready").holds()).isFalse();
    }

    @Test
    void itIsNotReadyBeforeTheDoorIsOpen() {
        ClusterSnapshot almost = Worlds.walk(Worlds.fresh(), Action.CreateService.class::isInstance);
        assertThat(condition(status(almost), "Ready").holds()).isFalse();
    }

    @Test
    void aDeletedOneSaysSo() {
        StatusView status = status(DELETED);
        assertThat(status.state()).isEqualTo("Deleting");
        assertThat(condition(status, "Ready").holds()).isFalse();
    }

    @Test
    void aBlockDegrades() {
        ConditionView degraded = condition(
                status(Worlds.withResource(Worlds.fresh(), resource -> resource.passwordGiven(false))), "Degraded");
        assertThat(degraded.holds()).isTrue();
        assertThat(degraded.reason()).isEqualTo("InvalidSpec");
    }

    /** A change that this version cannot make takes nothing from the server that goes on. */
    @Test
    void aServerThatGoesOnIsReadyAndDegraded() {
        ClusterSnapshot stale = Worlds.withResource(
                Worlds.running(), resource -> resource.passwordGiven(false).passwordSecret("Secret mine, key root"));
        StatusView status = status(stale);
        assertThat(condition(status, "Ready").holds()).isTrue();
        assertThat(status.state()).isEqualTo("Degraded");
    }

    @Test
    void aFailedJobThatIsTriedAgainDegrades() {
        JobState failed = new JobState.Failed(Failure.PASSING, "it broke", Worlds.NOON);
        ConditionView degraded = condition(status(Asked.withJob(DELETED, ObjectRole.BACKUP_JOB, failed)), "Degraded");
        assertThat(degraded.reason()).isEqualTo("JobFailed");
        assertThat(degraded.message()).contains("it broke", "skip-final-backup=life-1");
    }

    @Test
    void aJobThatDoesNotStartDegrades() {
        JobState hangs = new JobState.Running(Optional.of("image cannot be pulled"));
        ConditionView degraded = condition(status(Asked.withJob(DELETED, ObjectRole.BACKUP_JOB, hangs)), "Degraded");
        assertThat(degraded.reason()).isEqualTo("JobDoesNotStart");
        assertThat(degraded.message()).contains("image cannot be pulled");
    }

    @Test
    void aJobThatRunsDoesNot() {
        StatusView status = status(Asked.withJob(DELETED, ObjectRole.BACKUP_JOB, Asked.running()));
        assertThat(condition(status, "Degraded").holds()).isFalse();
    }

    @Test
    void aServerThatDoesNotStartDegradesAndADeletionIsToldItsWayOut() {
        PodFact stuck = PodFact.builder()
                .name("pod")
                .ready(false)
                .trouble("image cannot be pulled")
                .build();
        ConditionView running = condition(status(Edits.withPods(Worlds.running(), List.of(stuck))), "Degraded");
        assertThat(running.message()).isEqualTo("image cannot be pulled");
        ConditionView deleting = condition(status(Edits.withPods(DELETED, List.of(stuck))), "Degraded");
        assertThat(deleting.message()).contains("image cannot be pulled", "skip-final-backup=life-1");
    }

    @Test
    void anAnnotationForAnotherLifeIsAWarning() {
        ClusterSnapshot now = Worlds.withResource(DELETED, resource -> resource.skipFinalBackup("life-0"));
        assertThat(StatusOf.notices(situation(now))).singleElement().satisfies(notice -> {
            assertThat(notice.warning()).isTrue();
            assertThat(notice.message()).contains("it names life-0", "is life-1");
        });
    }

    @Test
    void aChangedFieldIsToldOnceItIsNotDeleted() {
        ClusterSnapshot changed = Edits.dataClaim(
                Worlds.running(), claim -> claim.applied(MySqlSpec.of("mysql:8.4", "otus-database", "1Gi")));
        assertThat(StatusOf.notices(situation(changed)))
                .containsExactly(new Notice(false, "Changed", "Change image from mysql:8.4 to mysql:5.7"));
        assertThat(StatusOf.notices(situation(Worlds.deleted(changed)))).isEmpty();
    }

    @Test
    void aConditionTellsWhatIsWaitedForAndWhy() {
        assertThat(condition(status(Worlds.fresh()), "Progressing").message()).startsWith("add finalizer: ");
        ClusterSnapshot blocked = Worlds.withResource(Worlds.fresh(), resource -> resource.passwordGiven(false));
        assertThat(condition(status(blocked), "Ready").message()).contains("spec.password is missing");
    }

    @Test
    void withoutANodeItDegrades() {
        ClusterSnapshot now = ClusterSnapshot.builder()
                .from(Worlds.withResource(Worlds.fresh(), resource -> resource.guarded(true)))
                .nodes(List.of())
                .build();
        assertThat(condition(status(now), "Degraded").reason()).isEqualTo("NoNode");
    }

    @Test
    void theRightAnnotationIsNone() {
        ClusterSnapshot now = Worlds.withResource(DELETED, resource -> resource.skipFinalBackup("life-1"));
        assertThat(StatusOf.notices(situation(now))).isEmpty();
    }

    private static StatusView status(ClusterSnapshot snapshot) {
        return StatusOf.plan(Worlds.plan(snapshot), situation(snapshot));
    }

    private static Situation situation(ClusterSnapshot snapshot) {
        return new Situation(Worlds.SPEC, Optional.empty(), snapshot);
    }

    private static ConditionView condition(StatusView status, String type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
