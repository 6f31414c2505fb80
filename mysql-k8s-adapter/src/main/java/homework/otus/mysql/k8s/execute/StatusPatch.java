package homework.otus.mysql.k8s.execute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.model.StatusView;
import homework.otus.mysql.model.StatusView.ConditionView;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** A view as the status shows it. */
final class StatusPatch {
    private StatusPatch() {}

    static boolean shows(MySQLStatus status, StatusView view) {
        return Objects.equals(status.getObservedGeneration(), view.observedGeneration())
                && view.state().equals(status.getState())
                && Objects.equals(status.getStep(), view.step().orElse(null))
                && Objects.equals(status.getStepsLeft(), view.stepsLeft())
                && status.getConditions().size() == view.conditions().size()
                && view.conditions().stream().allMatch(condition -> shows(status, view, condition));
    }

    private static boolean shows(MySQLStatus status, StatusView view, ConditionView condition) {
        return find(status, condition.type())
                .filter(there -> word(condition).equals(there.getStatus())
                        && condition.reason().equals(there.getReason())
                        && condition.message().equals(there.getMessage())
                        && Objects.equals(there.getObservedGeneration(), view.observedGeneration()))
                .isPresent();
    }

    /** What to merge into the status. Absent fields are taken out; conditions are written whole. */
    static ObjectNode of(MySQLStatus now, StatusView view, Instant at) {
        ObjectNode patch = Json.object();
        patch.put("observedGeneration", view.observedGeneration());
        patch.put("state", view.state());
        patch.put("step", view.step().orElse(null));
        patch.put("stepsLeft", view.stepsLeft());
        ArrayNode conditions = patch.putArray("conditions");
        for (ConditionView condition : view.conditions()) {
            conditions
                    .addObject()
                    .put("type", condition.type())
                    .put("status", word(condition))
                    .put("observedGeneration", view.observedGeneration())
                    .put("reason", condition.reason())
                    .put("message", condition.message())
                    .put("lastTransitionTime", since(now, condition, at));
        }
        return patch;
    }

    /** The time changes only with the status of the condition, not with its words. */
    private static String since(MySQLStatus now, ConditionView condition, Instant at) {
        return find(now, condition.type())
                .filter(there -> word(condition).equals(there.getStatus()))
                .flatMap(there -> Optional.ofNullable(there.getLastTransitionTime()))
                .orElseGet(() -> at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Optional<Condition> find(MySQLStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static String word(ConditionView condition) {
        return condition.holds() ? "True" : "False";
    }
}
