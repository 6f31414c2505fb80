package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.record;
import static homework.otus.mysql.planner.MadeBackups.running;
import static homework.otus.mysql.planner.MadeBackups.with;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.planner.rules.ListBackup;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the catalogue holds can be seen, named and deleted by its users. */
class ListBackupTest {
    private static final Rule RULE = new ListBackup();
    private static final String LISTED = "every backup in the catalogue has its MySQLBackup";

    @Test
    void makesAResourceForABackupThatHasNone() {
        ask(RULE, running(OLD))
                .does(new Action.EditBackup(
                        new BackupEdit.Create("mysql-instance-20200809t120000z", Optional.empty(), Optional.of(OLD))));
    }

    @Test
    void thenTellsOfIt() {
        BackupFact made = MadeBackups.listed(OLD).with(BackupProgress.PENDING);
        ask(RULE, with(running(OLD), made)).does(tell(made));
    }

    @Test
    void tellsOfABackupThatWasGivenUpAndIsThereAllTheSame() {
        BackupFact failed = MadeBackups.taken("wanted", OLD)
                .with(BackupProgress.builder().phase(Phase.FAILED).id(OLD).build());
        ask(RULE, with(running(OLD), failed)).does(tell(failed));
    }

    @Test
    void fallsSilentAfterEach() {
        ClusterSnapshot after = Worlds.arrive(running(OLD, MadeBackups.NEW));
        assertThat(after.backups()).hasSize(2).allMatch(BackupFact::automatic).allMatch(BackupFact::guarded);
        ask(RULE, after).doesNotFireBecause(LISTED);
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, Worlds.deleted(running(OLD))).doesNotFireBecause("the resource is deleted");
    }

    @Test
    void doesNotFireForOneThatIsBeingDeleted() {
        BackupFact going = MadeBackups.deleted(MadeBackups.listed(OLD).with(BackupProgress.PENDING));
        ask(RULE, with(running(OLD), going)).doesNotFireBecause(LISTED);
    }

    @Test
    void leavesAResourceOfThatNameThatIsAboutSomethingElse() {
        BackupFact other = MadeBackups.asked(BackupNames.resource(OLD));
        ask(RULE, with(running(OLD), other)).doesNotFireBecause(LISTED);
    }

    private static Action tell(BackupFact backup) {
        return new Action.EditBackup(new BackupEdit.Tell(
                backup.name(), backup.uid(), Backups.succeeded(backup, record(OLD)), Optional.of(record(OLD))));
    }
}
