package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.execute.ActionExecutor;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.StatusView;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.StatusOf;
import java.util.List;
import java.util.function.BiConsumer;

/** Does the actions of one plan. With a report the status shows how the plan goes on from there, by the same request. */
record Acting(Look look, ActionExecutor actions) implements BiConsumer<Action, ResourceContext> {
    @Override
    public void accept(Action action, ResourceContext context) {
        if (action instanceof Action.Report report) {
            actions.report(report, context, afterwards(report));
        } else {
            actions.execute(action, context);
        }
    }

    private StatusView afterwards(Action.Report report) {
        List<Action> all = look.plan().steps().stream().map(Step::action).toList();
        Look then = look.after(all.indexOf(report) + 1);
        return StatusOf.plan(then.plan(), then.situation());
    }
}
