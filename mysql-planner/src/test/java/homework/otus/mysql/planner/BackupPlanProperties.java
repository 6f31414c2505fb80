package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of plans about backups, whatever there is of them and whatever is wished. */
class BackupPlanProperties {
    private static final Planner PLANNER = new Planner();

    @Provide
    Arbitrary<ClusterSnapshot> snapshots() {
        return RandomBackups.snapshots();
    }

    @Provide
    Arbitrary<MySqlSpec> specs() {
        return RandomBackups.specs();
    }

    @Property(tries = 3000, seed = "20200819", edgeCases = EdgeCasesMode.NONE)
    void noPlanBreaksAnInvariant(@ForAll("snapshots") ClusterSnapshot snapshot, @ForAll("specs") MySqlSpec spec) {
        Plan plan = PLANNER.plan(spec, Optional.empty(), snapshot);
        assertThat(PlanValidator.violations(plan, snapshot)).isEmpty();
        assertThat(plan.block().map(block -> block.code())).isNotEqualTo(Optional.of("PlannerDefect"));
        List<Action> actions = Snapshots.actions(plan);
        Statistics.label("steps")
                .collect(!actions.isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 40));
        Statistics.label("edits a MySQLBackup")
                .collect(actions.stream().anyMatch(Action.EditBackup.class::isInstance))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 30));
        Statistics.label("forgets a backup")
                .collect(actions.stream().anyMatch(Action.ForgetBackup.class::isInstance))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
    }

    @Property(tries = 500, seed = "20200821", edgeCases = EdgeCasesMode.NONE)
    void everyPlanIsTheRestOfTheOneBefore(
            @ForAll("snapshots") ClusterSnapshot snapshot, @ForAll("specs") MySqlSpec spec) {
        Plan plan = PLANNER.plan(spec, Optional.empty(), snapshot);
        assertThat(Laws.violations(PLANNER, spec, plan, snapshot)).isEmpty();
    }

    /** Invariant I3: what is struck out was deleted, and leaves a good one behind unless that was asked for by name. */
    @Property(tries = 3000, seed = "20200820", edgeCases = EdgeCasesMode.NONE)
    void theLastGoodBackupIsLeft(@ForAll("snapshots") ClusterSnapshot snapshot, @ForAll("specs") MySqlSpec spec) {
        ClusterSnapshot now = snapshot;
        for (Step step : PLANNER.plan(spec, Optional.empty(), snapshot).steps()) {
            if (step.action() instanceof Action.ForgetBackup forget) {
                List<BackupFact> wishes = now.backups().stream()
                        .filter(backup -> backup.terminating() && backup.id().equals(Optional.of(forget.backup())))
                        .toList();
                assertThat(wishes).isNotEmpty();
                boolean good =
                        good(now).backups().stream().map(BackupRecord::id).anyMatch(forget.backup()::equals);
                boolean left = hasGoodBeside(now, forget.backup());
                assertThat(left || !good || wishes.stream().anyMatch(BackupFact::mayBeTheLast))
                        .isTrue();
            }
            now = Simulator.apply(now, step.action());
        }
    }

    private static boolean hasGoodBeside(ClusterSnapshot now, BackupId backup) {
        return good(now).backups().stream().map(BackupRecord::id).anyMatch(id -> !id.equals(backup));
    }

    private static GoodBackups good(ClusterSnapshot now) {
        return GoodBackups.of(now, now.catalogue().map(CatalogueFact::backups).orElse(List.of()));
    }
}
