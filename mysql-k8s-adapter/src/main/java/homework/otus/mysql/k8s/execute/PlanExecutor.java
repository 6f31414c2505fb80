package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Does the steps of a plan, in order, and stops where the plan's knowledge ends: at the first wait, at a
 * step that means an object which only exists in the plan so far, and at a destructive step that is no
 * longer right. It never waits itself.
 */
public final class PlanExecutor {
    private final BiConsumer<Action, ResourceContext> actions;

    public PlanExecutor(ActionExecutor actions) {
        this(actions::execute);
    }

    /** An executor whose actions are done by {@code actions}, for example on a simulated cluster. */
    public PlanExecutor(BiConsumer<Action, ResourceContext> actions) {
        this.actions = actions;
    }

    /** Executes {@code plan}; an error of a step goes through, the steps before it are done. */
    public Outcome execute(Plan plan, ResourceContext context, StepGuard guard) {
        List<Step> done = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (isBeyond(step) || (step.destroys() && !guard.stillRight(step))) {
                return new Outcome(done, Optional.of(step));
            }
            actions.accept(step.action(), context);
            done.add(step);
            guard.done(step);
        }
        return new Outcome(done, Optional.empty());
    }

    private static boolean isBeyond(Step step) {
        return step.action() instanceof Action.Await || step.action().match(new MeansSimulated());
    }
}
