package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Judged.judge;
import static homework.otus.mysql.planner.Rotations.ROTATION;
import static homework.otus.mysql.planner.Rotations.SECRET;
import static homework.otus.mysql.planner.Rotations.failed;
import static homework.otus.mysql.planner.Rotations.overtaken;
import static homework.otus.mysql.planner.Rotations.resetting;
import static homework.otus.mysql.planner.Rotations.staged;
import static homework.otus.mysql.planner.Rotations.wanted;
import static homework.otus.mysql.planner.Rotations.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ServerTemplate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the validator holds against steps that take a password for known. */
class PasswordChecksTest {
    private static final Action STAGE = new Action.StagePassword(SECRET, ROTATION + 1);
    private static final Action PROMOTE = new Action.PromotePassword(SECRET, ROTATION, List.of());

    @Test
    void aStagedPasswordIsNotOverwrittenWithoutProof() {
        judge(overtaken(), STAGE).breaks("I11", "overwritten");
        judge(withJob(overtaken(), failed(Failure.PASSING)), STAGE).breaks("I11", "overwritten");
        judge(withJob(overtaken(), failed(Failure.REFUSED), "2", Worlds.FIRST_LIFE), STAGE)
                .breaks("I11", "overwritten");
        judge(withJob(overtaken(), failed(Failure.REFUSED)), STAGE).isSound();
        judge(withJob(overtaken(), failed(Failure.WRONG_PASSWORD)), STAGE).isSound();
        judge(wanted(), new Action.StagePassword(SECRET, ROTATION)).isSound();
    }

    @Test
    void onlyWhatTheServerHasIsPromoted() {
        judge(staged(), PROMOTE).breaks("I11", "promoted");
        judge(withJob(staged(), failed(Failure.PASSING)), PROMOTE).breaks("I11", "promoted");
        judge(withJob(staged(), new JobState.PasswordChanged(), "2", Worlds.FIRST_LIFE), PROMOTE)
                .breaks("I11", "promoted");
        judge(withJob(staged(), new JobState.PasswordChanged()), new Action.PromotePassword(SECRET, 2, List.of()))
                .breaks("I11", "promoted");
        judge(withJob(staged(), new JobState.PasswordChanged()), PROMOTE).isSound();
    }

    @Test
    void nothingLogsInWhileItIsNotKnown() {
        ClusterSnapshot now = Worlds.deleted(staged());
        JobRequest.PodAddress pod = Servers.of(now.pods().get(0));
        Action backup = new Action.RunJob(
                new JobRequest.Backup(new BackupId("b"), true, Worlds.SPEC, pod), Worlds.FIRST_LIFE, true);
        judge(now, backup).breaks("I11", "a login");
        judge(withJob(now, failed(Failure.REFUSED)), backup).isSound();
        Action rename = new Action.RunJob(new JobRequest.Rename(Worlds.SPEC, "other", pod), Worlds.FIRST_LIFE, false);
        judge(staged(), rename).breaks("I11", "a login");
    }

    @Test
    void aJobChangesToWhatIsStaged() {
        JobRequest.PodAddress pod = Servers.of(staged().pods().get(0));
        judge(staged(), new Action.RunJob(new JobRequest.ChangePassword(2, Worlds.SPEC, pod), Worlds.FIRST_LIFE, false))
                .breaks("I11", "not staged");
    }

    @Test
    void aPasswordIsResetOnlyWhenItIsLost() {
        ServerTemplate resets = ServerTemplate.builder()
                .from(Worlds.running().workload().orElseThrow().template().orElseThrow())
                .resetsPassword(true)
                .revision(2)
                .build();
        Action update = new Action.UpdateWorkload(
                Worlds.running().workload().orElseThrow().uid(), resets);
        judge(staged(), update).breaks("I11", "reset");
        judge(withJob(staged(), failed(Failure.PASSING)), update).breaks("I11", "reset");
        judge(withJob(staged(), failed(Failure.WRONG_PASSWORD)), update).isSound();
        judge(resetting(staged()), update).isSound();
    }
}
