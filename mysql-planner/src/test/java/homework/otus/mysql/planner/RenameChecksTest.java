package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.uid;
import static homework.otus.mysql.planner.Judged.judge;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the validator says of renames, whatever rules there are. */
class RenameChecksTest {
    private static final JobRequest.PodAddress SERVER = new JobRequest.PodAddress("pod", "10.0.0.1");
    private static final Action RENAME =
            new Action.RunJob(new JobRequest.Rename(Renaming.BEFORE, Renaming.NEW, SERVER), Worlds.FIRST_LIFE, false);

    @Test
    void onlyWhatAJobHasDoneIsRecorded() {
        judge(job(new JobState.Renamed()), record(Renaming.noted())).isSound();
        judge(job(running()), record(Renaming.noted())).breaks("I10", "no Job gave");
        judge(Renaming.noted(), record(Renaming.noted())).breaks("I10", "no Job gave");
        judge(Renaming.withJob(Renaming.noted(), "third", new JobState.Renamed()), record(Renaming.noted()))
                .breaks("I10", "no Job gave");
        judge(Renaming.withJob(Renaming.wanted(), Renaming.NEW, new JobState.Renamed()), record(Renaming.wanted()))
                .breaks("I10", "no Job gave");
    }

    @Test
    void aNameThatIsUnknownMayBeGivenByTheUser() {
        ClusterSnapshot lost = Renaming.unknown(Renaming.OLD);
        judge(Renaming.withJob(lost, Renaming.OLD, Renaming.failed(Failure.REFUSED)), record(lost))
                .isSound();
        judge(lost, record(lost)).breaks("I10", "no Job gave");
    }

    @Test
    void onlyARefusalEndsARenameWithoutTheName() {
        judge(job(Renaming.failed(Failure.REFUSED)), mark(Optional.empty())).isSound();
        judge(job(Renaming.failed(Failure.PASSING)), mark(Optional.empty())).breaks("I10", "half done");
        judge(Renaming.noted(), mark(Optional.empty())).breaks("I10", "half done");
    }

    @Test
    void oneRenameAfterTheOther() {
        judge(Renaming.wanted(), mark(Optional.of(Renaming.NEW))).isSound();
        judge(Renaming.noted(), mark(Optional.of("third"))).breaks("I10", "before the one under way");
        judge(Worlds.deleted(Renaming.wanted()), mark(Optional.of(Renaming.NEW)))
                .breaks("I10", "deleted resource");
    }

    @Test
    void noClientAndNoBackupMeetsHalfOfIt() {
        judge(Renaming.noted(), new Action.CreateService()).breaks("I10", "clients let in");
        Action backup = new Action.RunJob(
                new JobRequest.Backup(new BackupId("b"), true, Renaming.BEFORE, SERVER), Worlds.FIRST_LIFE, true);
        judge(Renaming.noted(), backup).breaks("I10", "a backup");
        judge(Renaming.wanted(), backup).isSound();
    }

    @Test
    void aRenameIsNotedBeforeAndBehindTheClientsBack() {
        judge(Renaming.noted(), RENAME).isSound();
        judge(Renaming.wanted(), RENAME).breaks("I6", "without a note");
        ClusterSnapshot open = Edits.dataClaim(Renaming.wanted(), claim -> claim.renamingTo(Renaming.NEW));
        judge(open, RENAME).breaks("I2", "before the eyes of clients");
        Action looks = new Action.RunJob(
                new JobRequest.Rename(Renaming.BEFORE, Renaming.OLD, SERVER), Worlds.FIRST_LIFE, false);
        judge(Renaming.unknown(Renaming.OLD), looks).isSound();
        judge(Edits.without(Renaming.wanted(), ObjectRole.SERVICE), looks).breaks("I6", "without a note");
    }

    private static ClusterSnapshot job(JobState state) {
        return Renaming.withJob(Renaming.noted(), Renaming.NEW, state);
    }

    private static Action record(ClusterSnapshot now) {
        return new Action.RecordApplied(uid(now, ObjectRole.DATA_CLAIM), Worlds.SPEC, List.of());
    }

    private static Action mark(Optional<String> to) {
        return new Action.MarkRenaming(uid(Renaming.noted(), ObjectRole.DATA_CLAIM), to);
    }
}
