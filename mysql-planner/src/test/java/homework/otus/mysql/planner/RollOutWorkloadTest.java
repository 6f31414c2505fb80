package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.planner.rules.RollOutWorkload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollOutWorkloadTest {
    private static final Rule RULE = new RollOutWorkload();
    private static final MySqlSpec TUNED = MySqlSpec.builder()
            .from(Worlds.SPEC)
            .settings(ServerSettings.builder().putConfig("max_connections", "7").build())
            .build();
    private static final ClusterSnapshot RUNNING = Worlds.running();
    private static final ClusterSnapshot CHANGED = Edits.dataClaim(RUNNING, claim -> claim.applied(TUNED));

    private static ServerTemplate made() {
        return RUNNING.workload().orElseThrow().template().orElseThrow();
    }

    private static Action update(MySqlSpec applied) {
        return new Action.UpdateWorkload(
                RUNNING.workload().orElseThrow().uid(),
                ServerTemplate.builder()
                        .from(made())
                        .applied(applied)
                        .revision(2)
                        .build());
    }

    @Test
    void updatesWhatWasMadeFromSomethingElse() {
        ask(RULE, CHANGED).does(update(TUNED));
        MySqlSpec newer =
                MySqlSpec.builder().from(Worlds.SPEC).image("mysql:8.4").build();
        ask(RULE, Edits.dataClaim(RUNNING, claim -> claim.applied(newer))).does(update(newer));
    }

    @Test
    void updatesPodsThatSomebodyElseChanged() {
        ask(RULE, Edits.workload(RUNNING, workload -> workload.drift(List.of("spec.template.spec.containers"))))
                .does(update(Worlds.SPEC));
    }

    @Test
    void leavesAWorkloadAsItWasMade() {
        ask(RULE, RUNNING).doesNotFire();
        ask(RULE, Edits.workload(RUNNING, workload -> workload.drift(List.of("spec.replicas"))))
                .doesNotFire();
        MySqlSpec renamed =
                MySqlSpec.builder().from(Worlds.SPEC).database("other").build();
        ask(RULE, Edits.dataClaim(RUNNING, claim -> claim.applied(renamed))).doesNotFire();
        ask(RULE, Edits.without(CHANGED, ObjectRole.WORKLOAD)).doesNotFire();
        ask(RULE, Edits.terminating(CHANGED, ObjectRole.DATA_CLAIM)).doesNotFire();
        ask(RULE, Edits.terminating(CHANGED, ObjectRole.WORKLOAD)).doesNotFire();
    }

    @Test
    void awaitsAJobThatWorksWithTheServer() {
        ClusterSnapshot busy = Asked.withJob(CHANGED, ObjectRole.BACKUP_JOB, Asked.running());
        ask(RULE, busy).does(new Action.Await(new Condition.JobFinished(ObjectRole.BACKUP_JOB)));
        ask(RULE, Edits.withPods(busy, List.of())).does(update(TUNED));
    }

    @Test
    void leavesAWorkloadOfWhichItIsNotKnownWhatItWasMadeFrom() {
        ask(RULE, Edits.workload(CHANGED, workload -> workload.template(Optional.empty())))
                .doesNotFire();
    }
}
