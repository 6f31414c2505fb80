package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.failed;
import static homework.otus.mysql.planner.MadeBackups.NEW;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.restoring;
import static homework.otus.mysql.planner.MadeBackups.withJob;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.RestoreSource;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.planner.rules.OpenDataWithoutRestore;
import homework.otus.mysql.planner.rules.RemoveJobsOfEarlierWork;
import homework.otus.mysql.planner.rules.RestoreOntoFreshDataDirectory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A new instance begins with the backup that its resource names, of this instance or another one, or with none. */
class RestoreWishTest {
    private static final Rule RULE = new RestoreOntoFreshDataDirectory();
    private static final MySqlSpec NONE = restoring(new RestoreWish.Nothing());
    private static final MySqlSpec OLDER = restoring(new RestoreWish.Named(OLD.value()));
    private static final RestoreSource CLONE = new RestoreSource("another", record(OLD));

    @Test
    void theLatestByDefault() {
        ask(RULE, fresh()).does(restore(fresh(), new RestoreSource("mysql-instance", record(NEW))));
    }

    @Test
    void theOneThatIsNamedThoughItIsOlder() {
        ask(RULE, OLDER, fresh()).does(restore(fresh(), new RestoreSource("mysql-instance", record(OLD))));
    }

    @Test
    void oneOfAnotherInstance() {
        ClusterSnapshot found = found(fresh());
        ask(RULE, restoring(new RestoreWish.Named("of-another")), found).does(restore(found, CLONE));
    }

    @Test
    void noneWhenThatIsAskedFor() {
        ask(RULE, NONE, fresh()).doesNotFireBecause("restore skipped: spec.restore says none");
        ask(new OpenDataWithoutRestore(), NONE, fresh())
                .does(new Action.OpenData(Asked.uid(fresh(), ObjectRole.DATA_CLAIM), Opening.FRESH));
    }

    /** A name of long ago means nothing for data that is served. */
    @Test
    void dataThatIsOpenIsNotRestoredAgain() {
        ask(RULE, OLDER, found(MadeBackups.running(OLD, NEW)))
                .doesNotFireBecause("restore skipped: data directory already initialised and opened to clients");
    }

    @Test
    void aDamagedBackupBlocksAndTheOthersAreNamed() {
        ask(RULE, withJob(fresh(), ObjectRole.RESTORE_JOB, NEW, failed(Failure.BACKUP_BROKEN)))
                .blocks("RestoreFailed", "spec.restore.backupName", OLD.value());
    }

    @Test
    void theFailedJobGoesWhenAnotherOneIsNamed() {
        ClusterSnapshot broken = withJob(fresh(), ObjectRole.RESTORE_JOB, NEW, failed(Failure.BACKUP_BROKEN));
        ask(new RemoveJobsOfEarlierWork(), OLDER, broken).deletes(ObjectRole.RESTORE_JOB);
        ask(new RemoveJobsOfEarlierWork(), broken).doesNotFire();
    }

    private static ClusterSnapshot fresh() {
        ClusterSnapshot ready = Worlds.walk(
                Worlds.recreated(Worlds.arrive(Worlds.deleted(Worlds.running()))), Action.RunJob.class::isInstance);
        return Worlds.withBackups(ready, record(OLD), record(NEW));
    }

    private static ClusterSnapshot found(ClusterSnapshot snapshot) {
        return ClusterSnapshot.builder().from(snapshot).restoreSource(CLONE).build();
    }

    private static Action restore(ClusterSnapshot now, RestoreSource source) {
        JobRequest request = new JobRequest.Restore(
                source.backup(),
                Optional.of(source.instance()).filter(name -> !name.equals("mysql-instance")),
                Worlds.SPEC,
                Servers.of(now.pods().get(0)));
        return new Action.RunJob(request, Worlds.SECOND_LIFE, false);
    }
}
