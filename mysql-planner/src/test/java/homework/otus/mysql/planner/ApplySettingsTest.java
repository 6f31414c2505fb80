package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.planner.rules.ApplySettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked for is {@link Worlds#SPEC}, which has no settings; what was applied has some. */
class ApplySettingsTest {
    private static final Rule RULE = new ApplySettings();
    private static final ServerSettings TUNED =
            ServerSettings.builder().putConfig("max_connections", "7").build();
    private static final ClusterSnapshot CHANGED = applied(Worlds.running());

    private static ClusterSnapshot applied(ClusterSnapshot snapshot) {
        return Edits.dataClaim(
                snapshot,
                claim -> claim.applied(MySqlSpec.builder()
                        .from(Worlds.SPEC)
                        .image("mysql:8.4")
                        .settings(TUNED)
                        .build()));
    }

    private static Action record(ClusterSnapshot snapshot) {
        return new Action.RecordApplied(
                Asked.uid(snapshot, ObjectRole.DATA_CLAIM),
                MySqlSpec.of("mysql:8.4", "otus-database", "1Gi"),
                List.of("Change config.max_connections from 7 to (not set)"));
    }

    @Test
    void recordsTheSettingsAndNothingElse() {
        ask(RULE, CHANGED).does(record(CHANGED));
    }

    @Test
    void healsAServerThatDoesNotStart() {
        ClusterSnapshot down = Edits.withPods(
                CHANGED,
                List.of(PodFact.builder()
                        .name("pod")
                        .ready(false)
                        .trouble("mysqld does not start")
                        .build()));
        ask(RULE, down).does(record(CHANGED));
        ask(RULE, Worlds.deleted(down)).does(record(CHANGED));
        ask(RULE, Worlds.deleted(Edits.withPods(CHANGED, List.of()))).does(record(CHANGED));
    }

    @Test
    void takesOverNothingThatTheNodeOfTheDataDoesNotTake() {
        ask(RULE, Places.tainted(CHANGED)).doesNotFireBecause("the node of the data does not take a server with them");
        ClusterSnapshot down = Worlds.deleted(Edits.withPods(CHANGED, List.of()));
        ask(RULE, Places.SPEC, down).doesNotFireBecause("the node of the data does not take a server with them");
    }

    @Test
    void comesBeforeAMissingWorkloadIsMade() {
        ask(RULE, Edits.without(CHANGED, ObjectRole.WORKLOAD)).does(record(CHANGED));
    }

    @Test
    void leavesAServerThatIsUpForItsFinalBackupAlone() {
        ask(RULE, Worlds.deleted(CHANGED)).doesNotFireBecause("the server is up, and there only for its final backup");
    }

    @Test
    void aDeletionTakesOverNoSettingsThatCannotWork() {
        MySqlSpec wrong = MySqlSpec.builder()
                .from(Worlds.SPEC)
                .settings(ServerSettings.builder().putConfig("datadir", "/tmp").build())
                .build();
        ClusterSnapshot down = Worlds.deleted(Edits.withPods(CHANGED, List.of()));
        ask(RULE, wrong, down).doesNotFireBecause("settings that cannot work are not taken over");
    }

    /** While a rename is under way an invalid spec does not block: it is not followed, either. */
    @Test
    void aRenameTakesOverNoSettingsThatCannotWork() {
        MySqlSpec wrong = MySqlSpec.builder()
                .from(Worlds.SPEC)
                .settings(ServerSettings.builder().putConfig("datadir", "/tmp").build())
                .build();
        ask(RULE, wrong, NewName.noted()).doesNotFireBecause("settings that cannot work are not taken over");
        Plan plan = new Planner().plan(wrong, Optional.empty(), NewName.noted());
        assertThat(plan.steps())
                .noneMatch(step -> step.action() instanceof Action.RecordApplied record
                        && !record.applied().settings().equals(Worlds.SPEC.settings()));
    }

    @Test
    void doesNotFireWithoutAChangeOrAClaim() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the settings are what was last applied");
        ask(RULE, Worlds.fresh()).doesNotFireBecause("there is no data claim");
    }

    @Test
    void theWorkloadFollowsAtOnce() {
        MySqlSpec wanted = MySqlSpec.builder().from(Worlds.SPEC).settings(TUNED).build();
        List<Action> actions = new Planner()
                .plan(wanted, Optional.empty(), Worlds.running()).steps().stream()
                        .map(step -> step.action())
                        .toList();
        assertThat(actions.get(0)).isInstanceOf(Action.RecordApplied.class);
        assertThat(actions.get(1)).isInstanceOf(Action.NoteOnVolume.class);
        assertThat(actions.get(2))
                .isInstanceOfSatisfying(
                        Action.UpdateWorkload.class,
                        update -> assertThat(update.template().applied()).isEqualTo(wanted));
    }
}
