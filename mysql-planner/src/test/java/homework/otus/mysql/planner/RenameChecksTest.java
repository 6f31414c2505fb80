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
            new Action.RunJob(new JobRequest.Rename(NewName.BEFORE, NewName.NEW, SERVER), Worlds.FIRST_LIFE, false);

    @Test
    void onlyWhatAJobHasDoneIsRecorded() {
        judge(job(new JobState.Renamed()), record(NewName.noted())).isSound();
        judge(job(running()), record(NewName.noted())).breaks("I10", "no Job gave");
        judge(NewName.noted(), record(NewName.noted())).breaks("I10", "no Job gave");
        judge(NewName.withJob(NewName.noted(), "third", new JobState.Renamed()), record(NewName.noted()))
                .breaks("I10", "no Job gave");
        judge(NewName.withJob(NewName.wanted(), NewName.NEW, new JobState.Renamed()), record(NewName.wanted()))
                .breaks("I10", "no Job gave");
    }

    @Test
    void aNameThatIsUnknownMayBeGivenByTheUser() {
        ClusterSnapshot lost = NewName.unknown(NewName.OLD);
        judge(NewName.withJob(lost, NewName.OLD, NewName.failed(Failure.REFUSED)), record(lost))
                .isSound();
        judge(lost, record(lost)).breaks("I10", "no Job gave");
    }

    @Test
    void onlyARefusalEndsARenameWithoutTheName() {
        judge(job(NewName.failed(Failure.REFUSED)), mark(Optional.empty())).isSound();
        judge(job(NewName.failed(Failure.PASSING)), mark(Optional.empty())).breaks("I10", "half done");
        judge(NewName.noted(), mark(Optional.empty())).breaks("I10", "half done");
    }

    @Test
    void oneRenameAfterTheOther() {
        judge(NewName.wanted(), mark(Optional.of(NewName.NEW))).isSound();
        judge(NewName.noted(), mark(Optional.of("third"))).breaks("I10", "before the one under way");
        judge(Worlds.deleted(NewName.wanted()), mark(Optional.of(NewName.NEW))).breaks("I10", "deleted resource");
    }

    @Test
    void noClientAndNoBackupMeetsHalfOfIt() {
        judge(NewName.noted(), new Action.CreateService()).breaks("I10", "clients let in");
        Action backup = new Action.RunJob(
                new JobRequest.Backup(new BackupId("b"), true, NewName.BEFORE, SERVER), Worlds.FIRST_LIFE, true);
        judge(NewName.noted(), backup).breaks("I10", "a backup");
        judge(NewName.wanted(), backup).isSound();
    }

    @Test
    void aRenameIsNotedBeforeAndBehindTheClientsBack() {
        judge(NewName.noted(), RENAME).isSound();
        judge(NewName.wanted(), RENAME).breaks("I6", "without a note");
        ClusterSnapshot open = Edits.dataClaim(NewName.wanted(), claim -> claim.renamingTo(NewName.NEW));
        judge(open, RENAME).breaks("I2", "before the eyes of clients");
        Action looks =
                new Action.RunJob(new JobRequest.Rename(NewName.BEFORE, NewName.OLD, SERVER), Worlds.FIRST_LIFE, false);
        judge(NewName.unknown(NewName.OLD), looks).isSound();
        judge(Edits.without(NewName.wanted(), ObjectRole.SERVICE), looks).breaks("I6", "without a note");
    }

    private static ClusterSnapshot job(JobState state) {
        return NewName.withJob(NewName.noted(), NewName.NEW, state);
    }

    private static Action record(ClusterSnapshot now) {
        return new Action.RecordApplied(uid(now, ObjectRole.DATA_CLAIM), Worlds.SPEC, List.of());
    }

    private static Action mark(Optional<String> to) {
        return new Action.MarkRenaming(uid(NewName.noted(), ObjectRole.DATA_CLAIM), to);
    }
}
