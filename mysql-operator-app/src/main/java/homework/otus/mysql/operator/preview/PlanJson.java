package homework.otus.mysql.operator.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.operator.record.Parts;
import homework.otus.mysql.operator.yaml.Fields;
import homework.otus.mysql.planner.Explanation;
import homework.otus.mysql.planner.PlanText;
import java.util.List;

/**
 * Plans as JSON for programs; {@code docs/plan.schema.json} says what is in it. Within a version fields are only added.
 */
final class PlanJson {
    private static final String API_VERSION = "otus.homework/plan/v1";

    private PlanJson() {}

    static String write(List<Plan> plans) {
        return documents(plans.stream().map(PlanJson::document).toList());
    }

    static String explain(List<Explanation> explanations) {
        return documents(explanations.stream()
                .map(it -> document(it.plan()).<ObjectNode>set("rules", ExplanationJson.rules(it)))
                .toList());
    }

    private static String documents(List<ObjectNode> plans) {
        if (plans.size() == 1) {
            return text(plans.get(0)) + "\n";
        }
        ObjectNode list = Parts.object().put("apiVersion", API_VERSION).put("kind", "PlanList");
        list.set("items", Parts.list(plans));
        return text(list) + "\n";
    }

    private static ObjectNode document(Plan plan) {
        ObjectNode node = Parts.object()
                .put("apiVersion", API_VERSION)
                .put("kind", "Plan")
                .put("nothingToDo", plan.isEmpty())
                .put("destroys", plan.steps().stream().anyMatch(Step::destroys))
                .put("goal", Fields.word(plan.goal()));
        node.set("instance", Parts.instance(plan.instance()));
        node.set(
                "kept",
                Parts.list(plan.kept().stream()
                        .map(kept -> kept(kept, plan.instance()))
                        .toList()));
        node.set(
                "steps",
                Parts.list(plan.steps().stream()
                        .map(step -> step(step, plan.instance()))
                        .toList()));
        plan.wakeAt().ifPresent(time -> node.put("wakeAt", time.toString()));
        plan.block()
                .ifPresent(block -> node.set(
                        "block", Parts.object().put("code", block.code()).put("message", block.message())));
        return node;
    }

    private static ObjectNode kept(Plan.Kept kept, InstanceId instance) {
        ObjectNode node = Parts.object()
                .put("role", kept.role().label())
                .put("name", kept.role().nameFor(instance));
        node.set("reason", reason(kept.reason()));
        return node;
    }

    private static ObjectNode step(Step step, InstanceId instance) {
        ObjectNode node = Parts.object().put("text", PlanText.of(step, instance));
        node.set("action", step.action().match(new ActionJson(instance)));
        node.put("destroys", step.destroys());
        node.put("rule", step.rule());
        node.set("reason", reason(step.reason()));
        return node;
    }

    private static ObjectNode reason(Reason reason) {
        ObjectNode node = Parts.object().put("text", reason.text());
        node.set("facts", Parts.texts(reason.facts()));
        return node;
    }

    private static String text(JsonNode node) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(indent);
        printer.indentObjectsWith(indent);
        ObjectWriter writer = new ObjectMapper().writer(printer);
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
