package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.StatusView;
import homework.otus.mysql.planner.rules.HoldSuspended;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldSuspendedTest {
    private static final Rule RULE = new HoldSuspended();
    private static final MySqlSpec SUSPENDED =
            MySqlSpec.builder().from(Worlds.SPEC).suspend(true).build();

    private static Plan plan(ClusterSnapshot snapshot) {
        return new Planner().plan(SUSPENDED, Optional.empty(), snapshot);
    }

    @Test
    void writesNothing() {
        for (ClusterSnapshot snapshot : new ClusterSnapshot[] {Worlds.fresh(), Worlds.running()}) {
            assertThat(plan(snapshot).steps()).isEmpty();
            assertThat(plan(snapshot).block().orElseThrow().code()).isEqualTo("Suspended");
        }
    }

    @Test
    void holdsADeletionAndSaysSo() {
        Plan plan = plan(Worlds.deleted(Worlds.running()));
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.block().orElseThrow().message())
                .contains("the deletion is held", "kubectl patch ms mysql-instance", "\"suspend\":false");
    }

    @Test
    void aTerminatingNamespaceIsNotHeldUp() {
        ClusterSnapshot going = ClusterSnapshot.builder()
                .from(Worlds.running())
                .namespaceTerminating(true)
                .build();
        assertThat(plan(going).steps()).hasSize(1);
    }

    @Test
    void isNoTrouble() {
        ClusterSnapshot now = Worlds.running();
        Situation situation = new Situation(SUSPENDED, Optional.empty(), now);
        StatusView status = StatusOf.plan(plan(now), situation);
        assertThat(status.state()).isEqualTo("Suspended");
        assertThat(status.conditions())
                .filteredOn(condition -> condition.type().equals("Degraded"))
                .allMatch(condition -> !condition.holds());
        assertThat(status.conditions())
                .filteredOn(condition -> condition.type().equals("Progressing"))
                .singleElement()
                .satisfies(condition -> assertThat(condition.message()).contains("spec.suspend is true"));
        assertThat(status.conditions())
                .filteredOn(condition -> condition.type().equals("Ready"))
                .allMatch(condition -> condition.holds());
    }

    @Test
    void tellsNothingByEvents() {
        ClusterSnapshot edited = Worlds.withResource(
                Worlds.deleted(Worlds.running()), resource -> resource.skipFinalBackup("another life"));
        assertThat(StatusOf.notices(new Situation(SUSPENDED, Optional.empty(), edited)))
                .isEmpty();
    }

    @Test
    void doesNotFireOtherwise() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the resource is not suspended");
    }
}
