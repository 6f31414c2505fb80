package homework.otus.mysql.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.execute.Outcome;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.operator.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkMetricsTest {
    private static final ResourceContext CONTEXT = new ResourceContext(Filled.resource("mysql-instance", "Ready"));

    private final Metrics metrics = new Metrics();

    @Test
    void aStepIsCountedByItsKindAndResult() {
        List<String> begun = new ArrayList<>();
        CountedActions good =
                new CountedActions((action, context) -> {}, metrics.work(), kind -> begun.add(kind.toString()));
        good.accept(new Action.CreateService(), CONTEXT);
        good.accept(new Action.Delete(ObjectRole.WIPE_JOB, new Uid("x")), CONTEXT);
        CountedActions bad = new CountedActions(
                (action, context) -> {
                    throw AdapterException.of(Code.CONFLICT, "changed meanwhile");
                },
                metrics.work(),
                kind -> {});
        assertThatThrownBy(() -> bad.accept(new Action.CreateService(), CONTEXT))
                .isInstanceOf(AdapterException.class);

        assertThat(begun).containsExactly("CreateService", "Delete wipe-job");
        assertThat(Filled.values(metrics, "mysql_operator_steps"))
                .containsExactlyInAnyOrder(
                        "CreateService//done 1.0", "Delete/wipe-job/done 1.0", "CreateService//conflict 1.0");
    }

    @Test
    void aPlanIsCountedByWhatBecameOfIt() {
        Plan empty = Worlds.plan(Worlds.running());
        assertThat(PlanOutcome.of(empty, done(empty))).isEqualTo(PlanOutcome.NOTHING_TO_DO);
        Plan road = Worlds.plan(Worlds.fresh());
        assertThat(PlanOutcome.of(road, done(road))).isEqualTo(PlanOutcome.DONE);
        Step wait = first(road, true);
        assertThat(PlanOutcome.of(road, new Outcome(List.of(), Optional.of(wait))))
                .isEqualTo(PlanOutcome.WAITING);
        Step other = first(road, false);
        assertThat(PlanOutcome.of(road, new Outcome(List.of(), Optional.of(other))))
                .isEqualTo(PlanOutcome.OVERTAKEN);
        Plan blocked = Worlds.plan(Worlds.blocked());
        assertThat(PlanOutcome.of(blocked, done(blocked))).isEqualTo(PlanOutcome.BLOCKED);
    }

    private static Outcome done(Plan plan) {
        return new Outcome(plan.steps(), Optional.empty());
    }

    private static Step first(Plan plan, boolean wait) {
        return plan.steps().stream()
                .filter(step -> step.action() instanceof Action.Await == wait)
                .findFirst()
                .orElseThrow();
    }
}
