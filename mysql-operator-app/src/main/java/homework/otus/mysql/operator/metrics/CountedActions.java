package homework.otus.mysql.operator.metrics;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.Action;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Does actions, and counts each with what came of it.
 *
 * @param begun is told of each before it is done
 */
public record CountedActions(BiConsumer<Action, ResourceContext> actions, WorkMetrics metrics, Consumer<StepKind> begun)
        implements BiConsumer<Action, ResourceContext> {
    @Override
    public void accept(Action action, ResourceContext context) {
        StepKind kind = StepKind.of(action);
        begun.accept(kind);
        try {
            actions.accept(action, context);
        } catch (AdapterException e) {
            metrics.step(kind, e.code().name().toLowerCase(Locale.ROOT));
            throw e;
        }
        metrics.step(kind, "done");
    }
}
