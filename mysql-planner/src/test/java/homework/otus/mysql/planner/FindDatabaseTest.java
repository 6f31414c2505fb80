package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.FindDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the claim was lost, the server is asked what the database is called. */
class FindDatabaseTest {
    private static final Rule RULE = new FindDatabase();

    @Test
    void asksTheServer() {
        ClusterSnapshot now = NewName.unknown(NewName.NEW);
        JobRequest.PodAddress server = Servers.of(now.pods().get(0));
        ask(RULE, now)
                .does(new Action.RunJob(
                        new JobRequest.Rename(Worlds.SPEC, NewName.NEW, server), Worlds.FIRST_LIFE, false));
    }

    @Test
    void awaitsTheAnswer() {
        ask(RULE, job(NewName.NEW, running())).awaits(new Condition.JobFinished(ObjectRole.RENAME_JOB));
    }

    @Test
    void blocksWhenTheDatabaseIsNotThere() {
        ask(RULE, job(NewName.NEW, NewName.failed(Failure.REFUSED))).blocks("DatabaseUnknown", "spec.database");
    }

    @Test
    void takesTheUsersWordForTheName() {
        ClusterSnapshot now = job(NewName.OLD, NewName.failed(Failure.REFUSED));
        ask(RULE, now).does(new Action.RecordApplied(uid(now, ObjectRole.DATA_CLAIM), Worlds.SPEC, List.of()));
    }

    @Test
    void triesAgain() {
        ask(RULE, job(NewName.NEW, NewName.failed(Failure.LASTING)))
                .does(new Action.Delete(ObjectRole.RENAME_JOB, new Uid("rename")));
    }

    @Test
    void doesNotFireWhenItIsThere() {
        ask(RULE, job(NewName.NEW, new JobState.Renamed())).doesNotFireBecause("the server has the database");
    }

    @Test
    void doesNotBlockADeletion() {
        ask(RULE, Worlds.deleted(job(NewName.NEW, NewName.failed(Failure.REFUSED))))
                .doesNotFireBecause("the server has no such database, and a final backup takes all there are");
    }

    @Test
    void doesNotFireWhenTheClaimTells() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the data claim tells what the database is called");
    }

    @Test
    void doesNotFireWithoutAServer() {
        ask(RULE, Edits.withPods(NewName.unknown(NewName.NEW), List.of()))
                .doesNotFireBecause("no server accepts connections yet");
    }

    @Test
    void doesNotFireWithoutAClaim() {
        ask(RULE, Worlds.fresh()).doesNotFireBecause("there is no data claim");
    }

    private static ClusterSnapshot job(String believed, JobState state) {
        return NewName.withJob(NewName.unknown(believed), believed, state);
    }
}
