package homework.otus.mysql.k8s.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanExecutorTest {
    private static final Step FIRST = step(new Action.CreateService());
    private static final Step WAIT = step(new Action.Await(new Condition.PodsGone()));
    private static final Step DESTROY = step(new Action.Delete(ObjectRole.DATA_CLAIM, new Uid("u1")));
    private static final Step IMAGINED = step(new Action.OpenData(Uid.simulated("claim"), Opening.FRESH));

    private final List<Action> done = new ArrayList<>();
    private final List<Step> asked = new ArrayList<>();

    private static Step step(Action action) {
        return new Step(action, "a rule", Reason.of("a reason"));
    }

    private Outcome execute(boolean stillRight, Step... steps) {
        Plan plan = Plan.builder()
                .instance(Samples.MYSQL_INSTANCE)
                .goal(Plan.Goal.RUN)
                .addSteps(steps)
                .build();
        return new PlanExecutor((action, context) -> done.add(action))
                .execute(plan, new ResourceContext(Samples.resource()), step -> {
                    asked.add(step);
                    return stillRight;
                });
    }

    @Test
    void stopsAtTheFirstWait() {
        Outcome outcome = execute(true, FIRST, WAIT, FIRST);
        assertThat(done).containsExactly(FIRST.action());
        assertThat(outcome).isEqualTo(new Outcome(List.of(FIRST), Optional.of(WAIT)));
        assertThat(outcome.waitsFor()).contains(new Condition.PodsGone());
    }

    @Test
    void stopsBeforeWhatExistsInThePlanOnly() {
        Outcome outcome = execute(true, FIRST, IMAGINED);
        assertThat(done).hasSize(1);
        assertThat(outcome.stoppedAt()).contains(IMAGINED);
        assertThat(outcome.waitsFor()).isEmpty();
    }

    @Test
    void asksBeforeItDestroysAndOnlyThen() {
        assertThat(execute(true, FIRST, DESTROY).stoppedAt()).isEmpty();
        assertThat(asked).containsExactly(DESTROY);
        assertThat(done).hasSize(2);
    }

    @Test
    void destroysNothingThatIsNoLongerRight() {
        assertThat(execute(false, FIRST, DESTROY, FIRST).stoppedAt()).contains(DESTROY);
        assertThat(done).hasSize(1);
    }

    @Test
    void anErrorOfAStepGoesThrough() {
        Plan plan = Plan.builder()
                .instance(Samples.MYSQL_INSTANCE)
                .goal(Plan.Goal.RUN)
                .addSteps(FIRST)
                .build();
        PlanExecutor executor = new PlanExecutor((action, context) -> {
            throw AdapterException.of(Code.BUSY, "later");
        });
        assertThatThrownBy(() -> executor.execute(plan, new ResourceContext(Samples.resource()), step -> true))
                .isInstanceOf(AdapterException.class);
    }
}
