package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.running;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.rules.BeginRename;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rename is noted before anything of it is done. */
class BeginRenameTest {
    private static final Rule RULE = new BeginRename();

    @Test
    void notesTheNameThatIsWanted() {
        ClusterSnapshot now = NewName.wanted();
        ask(RULE, now).does(new Action.MarkRenaming(uid(now, ObjectRole.DATA_CLAIM), Optional.of(NewName.NEW)));
        ask(RULE, now).uses("database=old-name", "wanted=otus-database");
    }

    @Test
    void waitsForABackup() {
        ask(RULE, Asked.withJob(NewName.wanted(), ObjectRole.BACKUP_JOB, running()))
                .awaits(new Condition.JobFinished(ObjectRole.BACKUP_JOB));
    }

    @Test
    void doesNotFireWithoutAnotherName() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the database has the name that is wanted");
    }

    @Test
    void doesNotFireWithoutAClaim() {
        ask(RULE, Worlds.fresh()).doesNotFireBecause("there is no data claim");
    }

    @Test
    void doesNotFireInADeletion() {
        ask(RULE, Worlds.deleted(NewName.wanted())).doesNotFireBecause("the resource is deleted");
    }

    @Test
    void doesNotFireTwice() {
        ask(RULE, NewName.noted()).doesNotFireBecause("a rename is under way already");
    }

    @Test
    void doesNotFireUnderAnInvalidSpec() {
        ask(RULE, Worlds.withResource(NewName.wanted(), resource -> resource.passwordGiven(false)))
                .doesNotFireBecause("a rename does not begin under an invalid spec");
    }

    @Test
    void doesNotAskAgainForARefusedName() {
        ClusterSnapshot refused = NewName.withJob(NewName.wanted(), NewName.NEW, NewName.failed(Failure.REFUSED));
        ask(RULE, refused).doesNotFireBecause("the server refused this name, and its Job is still there to say why");
    }

    @Test
    void asksForAnotherNameThanTheRefusedOne() {
        ClusterSnapshot refused = NewName.withJob(NewName.wanted(), "third", NewName.failed(Failure.REFUSED));
        ask(RULE, refused).does(new Action.MarkRenaming(uid(refused, ObjectRole.DATA_CLAIM), Optional.of(NewName.NEW)));
    }
}
