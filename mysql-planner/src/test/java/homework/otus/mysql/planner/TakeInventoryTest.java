package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.uid;
import static homework.otus.mysql.planner.Asked.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.TakeInventory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invariant I11: an unknown catalogue is not an empty one. */
class TakeInventoryTest {
    private static final Rule RULE = new TakeInventory();

    @Test
    void looksWhenThereIsNoCatalogue() {
        ask(RULE, unknown()).does(new Action.RunJob(new JobRequest.Inventory("mysql:5.7"), Worlds.FIRST_LIFE, false));
    }

    @Test
    void looksWhenTheCatalogueIsOfAnotherClaim() {
        CatalogueFact other = CatalogueFact.builder()
                .from(Worlds.running().catalogue().orElseThrow())
                .backupClaim(new Uid("other"))
                .build();
        ask(RULE, ClusterSnapshot.builder().from(unknown()).catalogue(other).build())
                .does(new Action.RunJob(new JobRequest.Inventory("mysql:5.7"), Worlds.FIRST_LIFE, false));
    }

    /** Else it is recorded for a volume that does not hold it, and restored in vain for ever. */
    @Test
    void removesABackupJobWhoseBackupIsNotThere() {
        ClusterSnapshot now = withJob(
                withJob(
                        unknown(),
                        ObjectRole.BACKUP_JOB,
                        new JobState.BackedUp(Worlds.backup("elsewhere", Worlds.SECOND_LIFE))),
                ObjectRole.INVENTORY_JOB,
                new JobState.Found(List.of()));
        ask(RULE, now).deletes(ObjectRole.BACKUP_JOB);
    }

    @Test
    void anotherBackupDoesNotStandInForTheOneThatIsNotThere() {
        ClusterSnapshot now = withJob(
                withJob(
                        unknown(),
                        ObjectRole.BACKUP_JOB,
                        new JobState.BackedUp(Worlds.backup("elsewhere", Worlds.SECOND_LIFE))),
                ObjectRole.INVENTORY_JOB,
                new JobState.Found(List.of(Worlds.backup("there", Worlds.FIRST_LIFE))));
        ask(RULE, now).deletes(ObjectRole.BACKUP_JOB);
    }

    @Test
    void leavesABackupJobOfSomebodyElse() {
        JobFact foreign = JobFact.builder()
                .uid(new Uid("theirs"))
                .ownership(Ownership.FOREIGN)
                .terminating(false)
                .life(Worlds.SECOND_LIFE)
                .forDeletion(true)
                .state(new JobState.BackedUp(Worlds.backup("elsewhere", Worlds.SECOND_LIFE)))
                .build();
        ClusterSnapshot now = withJob(
                Edits.withJob(unknown(), ObjectRole.BACKUP_JOB, foreign),
                ObjectRole.INVENTORY_JOB,
                new JobState.Found(List.of()));
        ask(RULE, now).does(new Action.WriteCatalogue(uid(now, ObjectRole.BACKUP_CLAIM), List.of()));
    }

    @Test
    void leavesABackupJobWhoseBackupIsThere() {
        BackupRecord backup = Worlds.backup("there", Worlds.SECOND_LIFE);
        ClusterSnapshot now = withJob(
                withJob(unknown(), ObjectRole.BACKUP_JOB, new JobState.BackedUp(backup)),
                ObjectRole.INVENTORY_JOB,
                new JobState.Found(List.of(backup)));
        ask(RULE, now).does(new Action.WriteCatalogue(uid(now, ObjectRole.BACKUP_CLAIM), List.of(backup)));
    }

    @Test
    void waitsForTheJob() {
        ask(RULE, withJob(unknown(), ObjectRole.INVENTORY_JOB, running()))
                .awaits(new Condition.JobFinished(ObjectRole.INVENTORY_JOB));
    }

    @Test
    void writesWhatWasFound() {
        BackupRecord backup = Worlds.backup("b", Worlds.SECOND_LIFE);
        ask(RULE, withJob(unknown(), ObjectRole.INVENTORY_JOB, new JobState.Found(List.of(backup))))
                .does(new Action.WriteCatalogue(uid(unknown(), ObjectRole.BACKUP_CLAIM), List.of(backup)));
    }

    @Test
    void blocksOnALastingFailure() {
        ask(RULE, withJob(unknown(), ObjectRole.INVENTORY_JOB, failed(Failure.LASTING)))
                .blocks("JobFailed", "inventory-mysql-instance");
    }

    @Test
    void namesTheStateOfCatalogueAndJob() {
        ask(RULE, unknown()).uses("catalogue=absent", "job=absent");
        ask(RULE, withJob(unknown(), ObjectRole.INVENTORY_JOB, running())).uses("job=running", "uid=job");
    }

    @Test
    void doesNotFireWhenThereIsNothingToSave() {
        ask(RULE, Worlds.deleted(Worlds.fresh()))
                .doesNotFireBecause("no server is needed: there is no data of this life");
    }

    @Test
    void doesNotFireWhenItIsKnown() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the catalogue of backups is known");
    }

    private static ClusterSnapshot unknown() {
        return Edits.without(Edits.without(Worlds.running(), ObjectRole.INVENTORY_JOB), ObjectRole.CATALOGUE);
    }
}
