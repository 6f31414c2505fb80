package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;

/** One step, judged by the validator as if it were taken now. */
record Judged(ClusterSnapshot now, Action action) {
    static Judged judge(ClusterSnapshot now, Action action) {
        return new Judged(now, action);
    }

    static Step step(Action action) {
        return new Step(action, "A rule", Reason.of("a reason"));
    }

    void isSound() {
        assertThat(PlanValidator.check(step(action), now)).isEmpty();
    }

    void breaks(String invariant, String words) {
        assertThat(PlanValidator.check(step(action), now))
                .hasValueSatisfying(violation -> assertThat(violation)
                        .startsWith(invariant + ": ")
                        .contains(words)
                        .endsWith("[A rule]"));
    }
}
