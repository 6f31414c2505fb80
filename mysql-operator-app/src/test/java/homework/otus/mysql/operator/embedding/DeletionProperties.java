package homework.otus.mysql.operator.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Simulator;
import homework.otus.mysql.planner.Snapshots;
import homework.otus.mysql.planner.Worlds;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class DeletionProperties {
    @Provide
    Arbitrary<ClusterSnapshot> deletedWithOpenedData() {
        return Snapshots.any().map(Worlds::deleted).filter(DeletionProperties::holdsOpenedData);
    }

    /** What clients may have written is in a backup before the first step that destroys anything. */
    @Property(tries = 300, seed = "20200819", edgeCases = EdgeCasesMode.NONE)
    void openedDataIsSavedBeforeAnythingIsDestroyed(@ForAll("deletedWithOpenedData") ClusterSnapshot snapshot) {
        Plan plan = Worlds.plan(snapshot);
        ClusterSnapshot now = snapshot;
        for (Step step : plan.steps()) {
            if (step.destroys()) {
                assertThat(hasBackupOf(now.resource().uid(), now))
                        .as(step.toString())
                        .isTrue();
            }
            now = Simulator.apply(now, step.action());
        }
        boolean destroys = plan.steps().stream().anyMatch(Step::destroys);
        Statistics.label("destroys")
                .collect(destroys)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 40));
    }

    private static boolean holdsOpenedData(ClusterSnapshot snapshot) {
        return !snapshot.namespaceTerminating()
                && !snapshot.resource().finalBackupGivenUp()
                // a backup that its user deletes goes at any time
                && snapshot.backups().stream().noneMatch(BackupFact::terminating)
                // a volume that is going takes its data along
                && snapshot.dataVolume().filter(VolumeFact::terminating).isEmpty()
                && snapshot.dataClaim()
                        .filter(claim -> claim.ownership() == Ownership.OURS)
                        .filter(claim -> claim.life()
                                .equals(Optional.of(snapshot.resource().uid())))
                        .filter(claim -> claim.opening().isOpen())
                        .isPresent();
    }

    private static boolean hasBackupOf(Uid life, ClusterSnapshot snapshot) {
        return snapshot.catalogue().stream()
                .flatMap(catalogue -> catalogue.backups().stream())
                .anyMatch(backup -> backup.life().equals(life) && backup.finalAndFenced());
    }
}
