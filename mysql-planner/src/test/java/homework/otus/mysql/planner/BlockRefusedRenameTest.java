package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobState.Failure;
import homework.otus.mysql.planner.rules.BlockRefusedRename;
import org.junit.jupiter.api.Test;

/** The server goes on, and the user is told why the name stays. */
class BlockRefusedRenameTest {
    private static final Rule RULE = new BlockRefusedRename();

    @Test
    void saysWhyAndWhatToDo() {
        ask(RULE, refused(NewName.NEW))
                .blocks(
                        "RenameRefused",
                        "the database stays old-name",
                        "view elsewhere.v names it",
                        "delete job renamedb-mysql-instance-job",
                        "put the old name back");
    }

    @Test
    void doesNotFireWhenAnotherNameIsWanted() {
        ask(RULE, refused("third")).doesNotFire();
    }

    @Test
    void doesNotFireWhenTheOldNameIsBack() {
        ask(RULE, NewName.withJob(Worlds.running(), NewName.NEW, NewName.failed(Failure.REFUSED)))
                .doesNotFireBecause("the server refused no name that is wanted now");
    }

    @Test
    void doesNotFireInADeletion() {
        ask(RULE, Worlds.deleted(refused(NewName.NEW))).doesNotFire();
    }

    @Test
    void doesNotFireOnAnotherFailure() {
        ask(RULE, NewName.withJob(NewName.wanted(), NewName.NEW, NewName.failed(Failure.PASSING)))
                .doesNotFire();
    }

    private static ClusterSnapshot refused(String name) {
        return NewName.withJob(NewName.wanted(), name, NewName.failed(Failure.REFUSED));
    }
}
