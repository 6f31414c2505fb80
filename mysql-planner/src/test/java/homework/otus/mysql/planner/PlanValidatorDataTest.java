package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.uid;
import static homework.otus.mysql.planner.Judged.judge;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Uid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When data may be destroyed (I1), restored and opened (I2), backed up (I3). */
class PlanValidatorDataTest {
    private static final ClusterSnapshot RUNNING = Worlds.running();
    private static final ClusterSnapshot DELETED = Worlds.deleted(RUNNING);
    private static final ClusterSnapshot UNSAVED = stopped(DELETED);
    /** The final backup is recorded and the server is gone; the data is there. */
    private static final ClusterSnapshot SAVED = Worlds.walk(DELETED, Action.OpenData.class::isInstance);

    private static final JobRequest.PodAddress POD = new JobRequest.PodAddress("pod", "10.0.0.1");
    private static final MySqlSpec OTHER_SPEC = MySqlSpec.of("mysql:9.7", "otus-database", "1Gi");

    @Test
    void aSavedClaimMayGo() {
        judge(SAVED, delete(SAVED, ObjectRole.DATA_CLAIM)).isSound();
        judge(SAVED, delete(SAVED, ObjectRole.DATA_VOLUME)).isSound();
    }

    @Test
    void anUnsavedOneMayNot() {
        judge(UNSAVED, delete(UNSAVED, ObjectRole.DATA_CLAIM)).breaks("I1", "not safe in a backup");
        judge(UNSAVED, delete(UNSAVED, ObjectRole.DATA_VOLUME)).breaks("I1", "not safe in a backup");
    }

    @Test
    void aBackupSavesOnlyWhatItIsOf() {
        BackupRecord ofThisLife = Worlds.backup("b", Worlds.FIRST_LIFE);
        judgeWith(ofThisLife).isSound();
        judgeWith(Worlds.backup("b", Worlds.SECOND_LIFE)).breaks("I1", "not safe");
        judgeWith(BackupRecord.builder().from(ofThisLife).finalAndFenced(false).build())
                .breaks("I1", "not safe");
        ClusterSnapshot elsewhere = Worlds.withBackups(UNSAVED, ofThisLife);
        ClusterSnapshot otherStore = Edits.without(elsewhere, ObjectRole.BACKUP_CLAIM);
        judge(otherStore, delete(UNSAVED, ObjectRole.DATA_CLAIM)).breaks("I1", "not safe");
    }

    @Test
    void savedDataStaysWhileTheResourceIsWanted() {
        ClusterSnapshot wanted = Worlds.withBackups(stopped(RUNNING), Worlds.backup("b", Worlds.FIRST_LIFE));
        judge(wanted, delete(wanted, ObjectRole.DATA_CLAIM)).breaks("I1", "not safe");
        ClusterSnapshot given = givenUp(stopped(RUNNING));
        judge(given, delete(given, ObjectRole.DATA_CLAIM)).breaks("I1", "not safe");
    }

    @Test
    void dataOfAnotherLifeIsNotOursToDestroy() {
        ClusterSnapshot other = Edits.dataClaim(SAVED, claim -> claim.life(Worlds.SECOND_LIFE));
        judge(other, delete(other, ObjectRole.DATA_CLAIM)).breaks("I1", "not safe");
    }

    @Test
    void dataThatWasGivenUpMayGo() {
        ClusterSnapshot now = givenUp(UNSAVED);
        judge(now, delete(now, ObjectRole.DATA_CLAIM)).isSound();
    }

    @Test
    void dataThatNobodySawMayGo() {
        ClusterSnapshot never = Edits.dataClaim(stopped(RUNNING), claim -> claim.opening(Opening.NEVER));
        judge(never, delete(never, ObjectRole.DATA_CLAIM)).isSound();
        ClusterSnapshot unknown = Edits.dataClaim(stopped(RUNNING), claim -> claim.opening(Opening.UNKNOWN));
        judge(unknown, delete(unknown, ObjectRole.DATA_CLAIM)).breaks("I1", "not safe");
    }

    @Test
    void aVolumeWithoutAClaimMayGoWhenItWasNeverBound() {
        ClusterSnapshot bound = Edits.without(UNSAVED, ObjectRole.DATA_CLAIM);
        judge(bound, delete(bound, ObjectRole.DATA_VOLUME)).breaks("I1", "not safe");
        judge(givenUp(bound), delete(bound, ObjectRole.DATA_VOLUME)).isSound();
        ClusterSnapshot unbound = Worlds.walk(Worlds.fresh(), Action.CreateClaim.class::isInstance);
        judge(unbound, delete(unbound, ObjectRole.DATA_VOLUME)).isSound();
    }

    /** What tells of a restart without the fence goes with the door. */
    @Test
    void theDoorIsShutOnlyOnTheServerThatWasSaved() {
        Action shut = new Action.Delete(
                ObjectRole.SERVICE, RUNNING.service().orElseThrow().uid());
        assertThat(shut.destroys()).isFalse();
        assertThat(shut.guarded()).isTrue();
        judge(DELETED, shut).breaks("I14", "not the one that was saved");
        judge(Worlds.withBackups(DELETED, Worlds.backup("b", Worlds.FIRST_LIFE)), shut)
                .isSound();
        judge(Worlds.withBackups(DELETED, before8("another-pod")), shut).breaks("I14", "not the one that was saved");
        judge(givenUp(DELETED), shut).isSound();
        judge(Worlds.policy(DELETED, DeletionPolicy.RETAIN), shut).isSound();
        judge(RUNNING, shut).isSound();
    }

    /** A server that looks elsewhere for its data finds none of its clients' rows. */
    @Test
    void settingsThatCannotWorkAreNotRecorded() {
        MySqlSpec elsewhere = MySqlSpec.builder()
                .from(Worlds.SPEC)
                .settings(ServerSettings.builder().putConfig("datadir", "/tmp").build())
                .build();
        Action record = new Action.RecordApplied(
                RUNNING.dataClaim().orElseThrow().uid(), elsewhere, List.of("Change config.datadir"));
        judge(RUNNING, record).breaks("I1", "settings recorded that cannot work");
    }

    /** It may have succeeded since the plan was made that wants its end. */
    @Test
    void aFinishedBackupIsNotForgottenBeforeItIsRecorded() {
        BackupRecord taken = Worlds.backup("b", Worlds.FIRST_LIFE);
        ClusterSnapshot done = Asked.withJob(DELETED, ObjectRole.BACKUP_JOB, new JobState.BackedUp(taken));
        Action end = new Action.Delete(
                ObjectRole.BACKUP_JOB,
                done.job(ObjectRole.BACKUP_JOB).orElseThrow().uid());
        assertThat(end.guarded()).isTrue();
        judge(done, end).breaks("I11", "a finished backup forgotten before it is recorded");
        judge(Worlds.withBackups(done, taken), end).isSound();
        judge(Asked.withJob(DELETED, ObjectRole.BACKUP_JOB, new JobState.Running(Optional.empty())), end)
                .isSound();
        // an inventory has not found it
        judge(Edits.without(done, ObjectRole.CATALOGUE), end).isSound();
    }

    private static BackupRecord before8(String pod) {
        return BackupRecord.builder()
                .from(Worlds.backup("b", Worlds.FIRST_LIFE))
                .serverVersion("5.7.44")
                .pod(pod)
                .build();
    }

    @Test
    void theStoreOfBackupsNeverGoes() {
        judge(SAVED, delete(SAVED, ObjectRole.BACKUP_CLAIM)).breaks("I3", "the backups");
        judge(SAVED, delete(SAVED, ObjectRole.BACKUP_VOLUME)).breaks("I3", "the backups");
    }

    @Test
    void theFinalizerStaysWhileDataOfThisLifeIsThere() {
        ClusterSnapshot claimOnly = Edits.without(SAVED, ObjectRole.DATA_VOLUME);
        ClusterSnapshot volumeOnly = Edits.without(SAVED, ObjectRole.DATA_CLAIM);
        judge(claimOnly, release()).breaks("I1", "finalizer");
        judge(volumeOnly, release()).breaks("I1", "finalizer");
        judge(Edits.without(claimOnly, ObjectRole.DATA_CLAIM), release()).isSound();
        judge(Edits.dataClaim(claimOnly, claim -> claim.life(Worlds.SECOND_LIFE)), release())
                .isSound();
        judge(Edits.dataClaim(claimOnly, claim -> claim.ownership(Ownership.FOREIGN)), release())
                .isSound();
    }

    @Test
    void aTerminatingNamespaceIsLeftWhateverIsThere() {
        ClusterSnapshot going = ClusterSnapshot.builder()
                .from(DELETED)
                .namespaceTerminating(true)
                .build();
        judge(going, release()).isSound();
    }

    @Test
    void nothingIsWipedUnderAServer() {
        judge(Edits.withPods(SAVED, RUNNING.pods()), wipe()).breaks("I1", "running server");
        ClusterSnapshot workload = ClusterSnapshot.builder()
                .from(SAVED)
                .workload(RUNNING.workload())
                .build();
        judge(workload, wipe()).breaks("I1", "running server");
        judge(UNSAVED, wipe()).breaks("I1", "not safe in a backup");
        judge(SAVED, wipe()).isSound();
    }

    @Test
    void dataIsNotLetGoUnderAServerOrUnsaved() {
        judge(Edits.withPods(SAVED, RUNNING.pods()), open(Opening.NEVER)).breaks("I1", "running server");
        ClusterSnapshot workload = ClusterSnapshot.builder()
                .from(SAVED)
                .workload(RUNNING.workload())
                .build();
        judge(workload, open(Opening.NEVER)).breaks("I1", "running server");
        judge(UNSAVED, open(Opening.NEVER)).breaks("I1", "not safe in a backup");
        judge(SAVED, open(Opening.NEVER)).isSound();
        judge(SAVED, new Action.OpenData(new Uid("other"), Opening.NEVER)).breaks("I4", "another one");
    }

    @Test
    void dataIsOpenedOnce() {
        judge(RUNNING, open(Opening.FRESH)).breaks("I2", "twice");
        judge(unopened(), open(Opening.FRESH)).isSound();
        judge(unopened(), new Action.OpenData(new Uid("other"), Opening.FRESH)).breaks("I4", "another one");
    }

    @Test
    void aRestoreGoesOntoUnopenedDataOnly() {
        BackupRecord backup = Worlds.backup("b", Worlds.SECOND_LIFE);
        judge(RUNNING, run(new JobRequest.Restore(backup, Worlds.SPEC, POD))).breaks("I2", "onto opened data");
        judge(unopened(), run(new JobRequest.Restore(backup, Worlds.SPEC, POD))).isSound();
        judge(unopened(), run(new JobRequest.Restore(backup, OTHER_SPEC, POD))).breaks("I10", "last applied");
    }

    @Test
    void aBackupIsOfOpenedDataOnly() {
        judge(DELETED, backup(Worlds.SPEC)).isSound();
        judge(DELETED, backup(OTHER_SPEC)).breaks("I10", "last applied");
        judge(unopened(), backup(Worlds.SPEC)).breaks("I3", "never opened");
    }

    @Test
    void noJobIsStartedBesideTheOneThatIsThere() {
        judge(Asked.withJob(RUNNING, ObjectRole.INVENTORY_JOB, Asked.running()), inventory())
                .breaks("I8", "inventory job exists already");
        judge(Worlds.fresh(), inventory()).isSound();
    }

    private static ClusterSnapshot stopped(ClusterSnapshot snapshot) {
        return Edits.withPods(Edits.without(snapshot, ObjectRole.WORKLOAD), List.of());
    }

    private static ClusterSnapshot givenUp(ClusterSnapshot snapshot) {
        return Worlds.withResource(snapshot, resource -> resource.skipFinalBackup(Worlds.FIRST_LIFE.value()));
    }

    private static ClusterSnapshot unopened() {
        return Edits.dataClaim(RUNNING, claim -> claim.opening(Opening.NEVER));
    }

    private static Judged judgeWith(BackupRecord backup) {
        ClusterSnapshot now = Worlds.withBackups(UNSAVED, backup);
        return judge(now, delete(now, ObjectRole.DATA_CLAIM));
    }

    private static Action delete(ClusterSnapshot now, ObjectRole role) {
        return new Action.Delete(role, uid(now, role));
    }

    private static Action release() {
        return new Action.RemoveFinalizer(Optional.empty());
    }

    private static Action open(Opening opening) {
        return new Action.OpenData(uid(RUNNING, ObjectRole.DATA_CLAIM), opening);
    }

    private static Action wipe() {
        return run(new JobRequest.Wipe("mysql:5.7"));
    }

    private static Action inventory() {
        return run(new JobRequest.Inventory("mysql:5.7"));
    }

    private static Action backup(MySqlSpec applied) {
        return run(new JobRequest.Backup(new BackupId("b"), true, applied, POD));
    }

    private static Action run(JobRequest request) {
        return new Action.RunJob(request, Worlds.FIRST_LIFE, true);
    }
}
