package homework.otus.mysql.k8s.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import homework.otus.mysql.k8s.Annotations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has set which field of an object, as the API server notes it. What a webhook makes of a request counts as the
 * requester's. Format: the Kubernetes API reference, "FieldsV1".
 *
 * @param others the fields of those who are not we; we are whoever has set our stamp
 */
record FieldOwners(boolean known, List<JsonNode> others) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    FieldOwners {
        others = List.copyOf(others);
    }

    static FieldOwners of(HasMetadata live) {
        List<ManagedFieldsEntry> entries =
                Optional.ofNullable(live.getMetadata().getManagedFields()).orElse(List.of());
        List<JsonNode> others = entries.stream()
                .filter(entry -> !"status".equals(entry.getSubresource()))
                .map(entry -> MAPPER.<JsonNode>valueToTree(entry.getFieldsV1()))
                .filter(fields ->
                        !fields.path("f:metadata").path("f:annotations").has("f:" + Annotations.MANIFEST))
                .toList();
        return new FieldOwners(!entries.isEmpty(), others);
    }

    /**
     * Somebody else has set that field; of one that is missing nobody says who took it away, so that it is enough
     * that somebody else was at the pod template at all. Where nothing is noted, it was somebody else.
     */
    boolean setByOthers(List<String> path, boolean missing) {
        if (!known) {
            return true;
        }
        return missing
                ? others.stream().anyMatch(fields -> fields.path("f:spec").has("f:template"))
                : others.stream().anyMatch(fields -> has(fields, path));
    }

    private static boolean has(JsonNode fields, List<String> path) {
        // nothing below: the field is owned as a whole
        JsonNode at = fields;
        for (String step : path) {
            Optional<JsonNode> below = step.startsWith("[") ? item(at, step) : Optional.ofNullable(at.get("f:" + step));
            if (below.isEmpty()) {
                return at.isEmpty();
            }
            at = below.get();
        }
        return true;
    }

    /** The entry of a list item: its key fields are the name of the entry, as JSON. */
    private static Optional<JsonNode> item(JsonNode list, String step) {
        String value = step.substring(1, step.length() - 1);
        return list.properties().stream()
                .filter(entry -> entry.getKey().startsWith("k:")
                        && (entry.getKey().contains("\"" + value + "\"")
                                || entry.getKey().contains(":" + value + ",")
                                || entry.getKey().contains(":" + value + "}")))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
