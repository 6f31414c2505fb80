package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.keeping;
import static homework.otus.mysql.planner.MadeBackups.listed;
import static homework.otus.mysql.planner.MadeBackups.running;
import static homework.otus.mysql.planner.MadeBackups.with;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.ApplyRetention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Retention deletes a resource, as a user would: what follows is the road of each deletion. */
class ApplyRetentionTest {
    private static final Rule RULE = new ApplyRetention();
    private static final String NONE = "no backup is too old, or one too many";

    @Test
    void deletesTheOneTooMany() {
        ask(RULE, keeping(1), two()).does(delete(listed(OLD)));
        ask(RULE, keeping(1), two()).uses("backup=" + OLD);
    }

    @Test
    void itsFilesGoWithItAndTheNewestStays() {
        Plan plan = new Planner().plan(keeping(1), Optional.empty(), two());
        assertThat(PlanValidator.violations(plan, two())).isEmpty();
        assertThat(Snapshots.actions(plan))
                .contains(delete(listed(OLD)), new Action.ForgetBackup(Asked.uid(two(), ObjectRole.CATALOGUE), OLD))
                .doesNotContain(delete(listed(NEW)));
    }

    @Test
    void doesNotFireForFewEnough() {
        ask(RULE, keeping(2), two()).doesNotFireBecause(NONE);
        ask(RULE, Worlds.SPEC, two()).doesNotFireBecause(NONE);
    }

    @Test
    void doesNotFireWhileTheOneTooManyIsGoing() {
        ask(RULE, keeping(1), MadeBackups.only(two(), MadeBackups.deleted(listed(OLD)), listed(NEW)))
                .doesNotFireBecause(NONE);
    }

    @Test
    void keepsTheNewestThreeOfThoseThatFailed() {
        List<BackupFact> failed = IntStream.rangeClosed(1, 4)
                .mapToObj(hour -> failed("failed-" + hour, hour))
                .toList();
        ClusterSnapshot four = with(running(NEW), failed.toArray(BackupFact[]::new));
        ask(RULE, Worlds.SPEC, four).does(delete(failed.get(0)));
        assertThat(PlanValidator.violations(new Planner().plan(Worlds.SPEC, Optional.empty(), four), four))
                .isEmpty();
        ask(RULE, Worlds.SPEC, with(running(NEW), failed.subList(1, 4).toArray(BackupFact[]::new)))
                .doesNotFireBecause(NONE);
    }

    private static BackupFact failed(String name, int hour) {
        return BackupFact.builder()
                .name(name)
                .uid(new Uid(name))
                .createdAt(Instant.parse("2020-08-09T00:00:00Z").plus(Duration.ofHours(hour)))
                .automatic(true)
                .guarded(true)
                .progress(BackupProgress.builder()
                        .phase(BackupProgress.Phase.FAILED)
                        .message("the volume was full")
                        .build())
                .build();
    }

    @Test
    void doesNotFireOnADeletedResource() {
        MySqlSpec spec = keeping(1);
        ask(RULE, spec, Worlds.deleted(two())).doesNotFireBecause("the resource is deleted");
    }

    private static ClusterSnapshot two() {
        return with(running(OLD, NEW), listed(OLD), listed(NEW));
    }

    private static Action delete(BackupFact backup) {
        return new Action.EditBackup(new BackupEdit.Delete(backup.name(), backup.uid()));
    }
}
