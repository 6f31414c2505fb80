package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.MadeBackups.OLD;
import static homework.otus.mysql.planner.MadeBackups.due;
import static homework.otus.mysql.planner.MadeBackups.policy;
import static homework.otus.mysql.planner.MadeBackups.with;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.rules.BeginScheduledBackup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A time of the schedule makes one MySQLBackup, however often it is looked at and wherever a crash comes. */
class BeginScheduledBackupTest {
    private static final Rule RULE = new BeginScheduledBackup();
    private static final MySqlSpec HOURLY = policy(policy -> policy.schedule("@hourly"));
    private static final Instant TIME = Instant.parse("2020-08-11T11:00:00Z");
    private static final String NAME = "mysql-instance-20200811t110000z-scheduled";

    @Test
    void makesTheResource() {
        ask(RULE, HOURLY, due(Worlds.running(), TIME))
                .does(new Action.EditBackup(new BackupEdit.Create(NAME, Optional.of(TIME), Optional.empty())));
    }

    @Test
    void thenNotesTheTime() {
        ask(RULE, HOURLY, due(with(Worlds.running(), scheduled(TIME)), TIME)).does(new Action.RecordSchedule(TIME));
    }

    /** So one that is deleted while its backup is taken is not made once more. */
    @Test
    void notesItBeforeTheBackupIsTaken() {
        Plan plan = new Planner().plan(HOURLY, Optional.empty(), due(Worlds.running(), TIME));
        List<Action> actions = Snapshots.actions(plan);
        assertThat(actions.get(1)).isEqualTo(new Action.RecordSchedule(TIME));
        assertThat(actions).filteredOn(Action.RunJob.class::isInstance).hasSize(1);
    }

    @Test
    void leavesATimeOutWhileTheOneBeforeIsNotFinished() {
        BackupFact before = scheduled(TIME.minusSeconds(3600));
        ask(RULE, HOURLY, due(with(Worlds.running(), before), TIME)).does(new Action.RecordSchedule(TIME));
    }

    @Test
    void isNotLeftOutForOneThatAUserAskedFor() {
        ask(RULE, HOURLY, due(with(Worlds.running(), MadeBackups.asked("mine")), TIME))
                .does(new Action.EditBackup(new BackupEdit.Create(NAME, Optional.of(TIME), Optional.empty())));
    }

    @Test
    void aNameThatIsTakenIsNotTakenAgain() {
        ask(RULE, HOURLY, due(with(Worlds.running(), MadeBackups.asked(NAME)), TIME))
                .does(new Action.RecordSchedule(TIME));
    }

    @Test
    void doesNotFireBeforeTheTime() {
        ask(RULE, HOURLY, Worlds.running()).doesNotFireBecause("no scheduled backup is due");
    }

    @Test
    void doesNotFireWhileSuspended() {
        ask(RULE, policy(policy -> policy.schedule("@hourly").suspended(true)), due(Worlds.running(), TIME))
                .doesNotFireBecause("scheduled backups are suspended");
    }

    @Test
    void doesNotFireBeforeTheDataIsOpen() {
        ClusterSnapshot unopened = Edits.dataClaim(due(Worlds.running(), TIME), claim -> claim.opening(Opening.NEVER));
        ask(RULE, HOURLY, unopened).doesNotFireBecause("no server accepts connections yet");
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, HOURLY, Worlds.deleted(due(MadeBackups.running(OLD), TIME)))
                .doesNotFireBecause("the resource is deleted");
    }

    private static BackupFact scheduled(Instant time) {
        return BackupFact.builder()
                .from(MadeBackups.guarded(MadeBackups.asked("of-" + time.getEpochSecond())))
                .automatic(true)
                .scheduledFor(time)
                .build();
    }
}
