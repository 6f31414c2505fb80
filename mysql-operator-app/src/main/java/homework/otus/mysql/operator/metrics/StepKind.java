package homework.otus.mysql.operator.metrics;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import java.util.Optional;

/**
 * What a step does, without what it does it to: the type of its action as plans in JSON name it, and for Jobs and deletions
 * the role of their object.
 */
public record StepKind(String action, Optional<ObjectRole> object) {
    public static StepKind of(Action action) {
        return new StepKind(action.getClass().getSimpleName(), object(action));
    }

    private static Optional<ObjectRole> object(Action action) {
        if (action instanceof Action.RunJob job) {
            return Optional.of(job.request().role());
        }
        return action instanceof Action.Delete delete ? Optional.of(delete.role()) : Optional.empty();
    }

    /** The role as its label says it; empty when the action has but one. */
    public String label() {
        return object.map(ObjectRole::label).orElse("");
    }

    @Override
    public String toString() {
        return object.map(role -> action + " " + role.label()).orElse(action);
    }
}
