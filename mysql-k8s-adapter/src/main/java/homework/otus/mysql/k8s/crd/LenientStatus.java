package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Condition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a status of any shape; what it does not understand it leaves out, and it is written anew. */
final class LenientStatus extends JsonDeserializer<MySQLStatus> {
    @Override
    public MySQLStatus deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        MySQLStatus status = new MySQLStatus();
        status.setObservedGeneration(number(node.get("observedGeneration")));
        status.setReportedGeneration(number(node.get("reportedGeneration")));
        status.setMessage(LenientSpec.text(node.get("message")));
        status.setState(LenientSpec.text(node.get("state")));
        status.setStep(LenientSpec.text(node.get("step")));
        Long stepsLeft = number(node.get("stepsLeft"));
        status.setStepsLeft(stepsLeft == null ? null : stepsLeft.intValue());
        status.setLastScheduledBackup(LenientSpec.text(node.get("lastScheduledBackup")));
        status.setConditions(conditions(node.path("conditions")));
        return status;
    }

    static List<Condition> conditions(JsonNode list) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode item : list) {
            if (item.path("type").isTextual()) {
                conditions.add(new Condition(
                        LenientSpec.text(item.get("lastTransitionTime")),
                        LenientSpec.text(item.get("message")),
                        number(item.get("observedGeneration")),
                        LenientSpec.text(item.get("reason")),
                        LenientSpec.text(item.get("status")),
                        item.path("type").textValue()));
            }
        }
        return conditions;
    }

    static @Nullable Long number(@Nullable JsonNode value) {
        return value != null && value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }
}
