package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.ChangeImage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The spec wants {@code mysql:5.7}; the server has something older. */
class ChangeImageTest {
    private static final Rule RULE = new ChangeImage();
    private static final String OLD = "mysql:5.7.31";
    private static final Instant BEFORE = Worlds.NOON.minusSeconds(1000);
    private static final Instant AFTER = Worlds.NOON.minusSeconds(100);

    @Test
    void asksTheImageFirst() {
        JobRequest versions = new JobRequest.Versions(Worlds.SPEC.image(), pod(old()));
        ask(RULE, old()).does(new Action.RunJob(versions, Worlds.FIRST_LIFE, false));
    }

    @Test
    void awaitsTheAnswer() {
        ask(RULE, answered(Asked.running())).awaits(new Condition.JobFinished(ObjectRole.VERSION_JOB));
    }

    @Test
    void theSameVersionNeedsNoBackup() {
        ask(RULE, found("5.7.44", "5.7.44")).does(mark("5.7.44", "5.7.44"));
    }

    @Test
    void anotherVersionIsSavedFirst() {
        ClusterSnapshot found = found("5.7.44", "5.7.31");
        JobRequest backup =
                new JobRequest.Backup(new BackupId("mysql-instance-20200811T120000Z"), false, applied(OLD), pod(found));
        ask(RULE, found).does(new Action.RunJob(backup, Worlds.FIRST_LIFE, false));
    }

    @Test
    void anEarlierBackupDoesNotCount() {
        ClusterSnapshot found = found("5.7.44", "5.7.31");
        BackupRecord earlier = BackupRecord.builder()
                .from(Worlds.backup("b", Worlds.FIRST_LIFE))
                .completedAt(BEFORE.minusSeconds(1))
                .build();
        ask(RULE, Worlds.withBackups(found, earlier)).uses("backup=absent");
        ask(RULE, Worlds.withBackups(found, backup(Worlds.SECOND_LIFE))).uses("backup=absent");
    }

    @Test
    void aVerifiedBackupOpensTheWay() {
        ClusterSnapshot saved = Worlds.withBackups(found("5.7.44", "5.7.31"), backup(Worlds.FIRST_LIFE));
        ask(RULE, saved).does(mark("5.7.31", "5.7.44"));
    }

    @Test
    void awaitsTheBackup() {
        ask(RULE, Asked.withJob(found("5.7.44", "5.7.31"), ObjectRole.BACKUP_JOB, Asked.running()))
                .awaits(new Condition.JobFinished(ObjectRole.BACKUP_JOB));
    }

    @Test
    void aBackupJobOfEarlierWorkGoesFirst() {
        JobState done = new JobState.BackedUp(Worlds.backup("b", Worlds.FIRST_LIFE));
        ask(RULE, Asked.withJob(found("5.7.44", "5.7.31"), ObjectRole.BACKUP_JOB, done))
                .deletes(ObjectRole.BACKUP_JOB);
        JobState failed = new JobState.Failed(JobState.Failure.PASSING, "it broke", BEFORE.minusSeconds(1));
        ask(RULE, Asked.withJob(found("5.7.44", "5.7.31"), ObjectRole.BACKUP_JOB, failed))
                .deletes(ObjectRole.BACKUP_JOB);
    }

    @Test
    void aFailedBackupKeepsTheServerAsItIs() {
        JobState failed = new JobState.Failed(JobState.Failure.LASTING, "the disk is full", AFTER);
        ask(RULE, Asked.withJob(found("5.7.44", "5.7.31"), ObjectRole.BACKUP_JOB, failed))
                .blocks("JobFailed", "the disk is full");
    }

    @Test
    void aMarkedChangeIsRecorded() {
        ClusterSnapshot marked = Edits.dataClaim(
                old(), claim -> claim.imageChange(new ImageChange(Worlds.SPEC.image(), "5.7.31", "5.7.44")));
        ask(RULE, marked)
                .does(new Action.RecordApplied(
                        Asked.uid(marked, ObjectRole.DATA_CLAIM),
                        applied(Worlds.SPEC.image()),
                        List.of("Change image from mysql:5.7.31 to mysql:5.7")));
    }

    @Test
    void aMarkOfAnotherImageSaysNothing() {
        ClusterSnapshot marked =
                Edits.dataClaim(old(), claim -> claim.imageChange(new ImageChange("mysql:5.7.40", "5.7.31", "5.7.40")));
        ask(RULE, marked).uses("wanted=mysql:5.7");
    }

    @Test
    void whatTheTableDoesNotHaveIsBlocked() {
        ask(RULE, found("5.7.44", "8.0.36"))
                .blocks("ImageMoveNotSupported", "8.0.36", "5.7.44", "image mysql:5.7 is", "goes on with " + OLD);
    }

    @Test
    void anImageThatIsNoMySqlIsBlocked() {
        JobState failed = new JobState.Failed(JobState.Failure.LASTING, "there is no mysqld", AFTER);
        ask(RULE, answered(failed)).blocks("ImageNotUsable", "mysql:5.7", "there is no mysqld", OLD);
    }

    @Test
    void aPassingFailureIsTriedAgainAfterAPause() {
        JobState failed = new JobState.Failed(JobState.Failure.PASSING, "too slow", Worlds.NOON.minusSeconds(19));
        ask(RULE, answered(failed)).awaits(new Condition.TimeReached(Worlds.NOON.plusSeconds(1)));
        JobState longAgo = new JobState.Failed(JobState.Failure.PASSING, "too slow", Worlds.NOON.minusSeconds(20));
        ask(RULE, answered(longAgo)).deletes(ObjectRole.VERSION_JOB);
    }

    @Test
    void aServerThatDoesNotTellItsVersionIsAskedAgain() {
        JobState silent = new JobState.VersionsFound("5.7.44", Optional.empty(), AFTER);
        ask(RULE, answered(silent)).deletes(ObjectRole.VERSION_JOB);
    }

    @Test
    void doesNotFireWithoutAChange() {
        ask(RULE, Worlds.running()).doesNotFireBecause(ImageChanges.UNCHANGED);
    }

    @Test
    void neverDisturbsADeletion() {
        ask(RULE, Worlds.deleted(old())).doesNotFireBecause(Causes.DELETED);
    }

    @Test
    void doesNotFireWithoutAServer() {
        ask(RULE, Edits.withPods(old(), List.of())).doesNotFireBecause(Causes.NOT_UP);
    }

    private static ClusterSnapshot old() {
        return Edits.dataClaim(Worlds.running(), claim -> claim.applied(applied(OLD)));
    }

    private static MySqlSpec applied(String image) {
        return MySqlSpec.of(image, "otus-database", "1Gi");
    }

    private static JobRequest.PodAddress pod(ClusterSnapshot snapshot) {
        PodFact server = snapshot.pods().get(0);
        return new JobRequest.PodAddress(server.name(), server.address().orElseThrow());
    }

    private static ClusterSnapshot answered(JobState state) {
        return Edits.withJob(
                old(),
                ObjectRole.VERSION_JOB,
                JobFact.builder()
                        .uid(new Uid("version"))
                        .life(Worlds.FIRST_LIFE)
                        .subject(Worlds.SPEC.image())
                        .state(state)
                        .build());
    }

    private static ClusterSnapshot found(String image, String server) {
        return answered(new JobState.VersionsFound(image, Optional.of(server), BEFORE));
    }

    private static BackupRecord backup(Uid life) {
        return BackupRecord.builder()
                .from(Worlds.backup("b", life))
                .finalAndFenced(false)
                .completedAt(BEFORE)
                .build();
    }

    private static Action mark(String from, String to) {
        return new Action.MarkImageChange(
                Asked.uid(old(), ObjectRole.DATA_CLAIM), Optional.of(new ImageChange(Worlds.SPEC.image(), from, to)));
    }
}
