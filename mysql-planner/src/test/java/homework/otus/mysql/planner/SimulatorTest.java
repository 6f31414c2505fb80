package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What whole roads do not show; the rest is in the stories. */
class SimulatorTest {
    private static final ClusterSnapshot RUNNING = Worlds.running();
    private static final Uid CLAIM = new Uid("new claim");

    @Test
    void aVolumeIsBoundToTheClaimOfThatUid() {
        ClusterSnapshot after = Simulator.apply(
                RUNNING, new Action.RebindVolume(Storage.DATA, Asked.uid(RUNNING, ObjectRole.DATA_VOLUME), CLAIM));
        assertThat(after.dataVolume().flatMap(VolumeFact::claimRef))
                .contains(new VolumeFact.ClaimRef("default", "mysql-instance-pvc", Optional.of(CLAIM)));
    }

    @Test
    void dataThatIsTakenUpBelongsToTheNewLife() {
        ClusterSnapshot after = Simulator.apply(RUNNING, new Action.TakeUpData(CLAIM, Worlds.SECOND_LIFE));
        assertThat(after.dataClaim().flatMap(ClaimFact::life)).contains(Worlds.SECOND_LIFE);
    }

    @Test
    void whatIsAdoptedIsOurs() {
        ClusterSnapshot theirs = ClusterSnapshot.builder()
                .from(RUNNING)
                .service(new PlainFact(CLAIM, Ownership.UNLABELLED, false))
                .build();
        ClusterSnapshot after = Simulator.apply(theirs, new Action.Adopt(ObjectRole.SERVICE, CLAIM));
        assertThat(after.service()).contains(new PlainFact(CLAIM, Ownership.OURS, false));
    }

    /** Only a server on data that nobody saw finds its directory fresh. */
    @Test
    void aServerFindsItsDirectoryFreshUntilItIsOpened() {
        assertThat(inspected(Opening.NEVER)).isEqualTo(new Inspection(true, Optional.of(Worlds.FIRST_LIFE)));
        assertThat(inspected(Opening.KEPT)).isEqualTo(new Inspection(false, Optional.of(Worlds.FIRST_LIFE)));
    }

    /** Invariant I11. */
    @Test
    void aJobThatIsNotThereDoesNotFinish() {
        ClusterSnapshot fresh = Worlds.fresh();
        Action await = new Action.Await(new Condition.JobFinished(ObjectRole.BACKUP_JOB));
        assertThat(Simulator.apply(fresh, await)).isEqualTo(fresh);
    }

    private static Inspection inspected(Opening opening) {
        ClusterSnapshot now = Edits.dataClaim(RUNNING, claim -> claim.opening(opening));
        ClusterSnapshot after = Simulator.apply(now, new Action.Await(new Condition.ServerAccepts()));
        return after.pods().get(0).inspection().orElseThrow();
    }

    /** What is known of the backup volume before anybody has looked is what was just put there. */
    @Test
    void anInventoryFindsTheBackupThatIsFinished() {
        BackupRecord backup = Worlds.backup("b1", Worlds.FIRST_LIFE);
        assertThat(found(new JobState.BackedUp(backup))).isEqualTo(new JobState.Found(List.of(backup)));
        assertThat(found(Asked.running())).isEqualTo(new JobState.Found(List.of()));
    }

    private static JobState found(JobState ofBackup) {
        ClusterSnapshot now = Asked.withJob(
                Asked.withJob(RUNNING, ObjectRole.BACKUP_JOB, ofBackup), ObjectRole.INVENTORY_JOB, Asked.running());
        Action await = new Action.Await(new Condition.JobFinished(ObjectRole.INVENTORY_JOB));
        return Simulator.apply(now, await)
                .job(ObjectRole.INVENTORY_JOB)
                .orElseThrow()
                .state();
    }
}
