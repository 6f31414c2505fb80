package homework.otus.mysql.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import homework.otus.mysql.k8s.crd.CrdYaml;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.operator.yaml.UnreadableException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a document to the kind and the fields of the resource: what an API server would prune is likely a typing error. */
final class ResourceFields {
    private static final String API_VERSION = HasMetadata.getApiVersion(MySQL.class);
    private static final String KIND = HasMetadata.getKind(MySQL.class);

    /** Kubernetes API reference, "ObjectMeta". */
    private static final Set<String> METADATA = ImmutableSortedSet.of(
            "annotations",
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "finalizers",
            "generateName",
            "generation",
            "labels",
            "managedFields",
            "name",
            "namespace",
            "ownerReferences",
            "resourceVersion",
            "selfLink",
            "uid");

    private ResourceFields() {}

    /** What {@code document} calls itself. */
    static String nameOf(JsonNode document) {
        String kind = document.path("kind").asText("");
        String name = document.path("metadata").path("name").asText("");
        return ((kind.isEmpty() ? "no kind" : kind) + " " + name).strip();
    }

    static void check(JsonNode document) {
        String apiVersion = document.path("apiVersion").asText("");
        String kind = document.path("kind").asText("");
        if (!kind.equals(KIND) || !apiVersion.equals(API_VERSION)) {
            throw new UnreadableException("holds " + (kind.isEmpty() ? "no kind" : "the kind " + kind)
                    + (apiVersion.isEmpty() ? "" : " (" + apiVersion + ")") + "; give a resource of kind " + KIND + " ("
                    + API_VERSION + ")");
        }
        requireKnown("metadata", document.path("metadata"), METADATA);
        JSONSchemaProps schema = schema();
        requireKnown(
                "", document, Sets.union(schema.getProperties().keySet(), ImmutableSortedSet.of("apiVersion", "kind")));
        known(
                "spec",
                document.path("spec"),
                Objects.requireNonNull(schema.getProperties().get("spec")));
        if (document.path("metadata").path("name").asText("").isEmpty()) {
            throw new UnreadableException("the field metadata.name is missing");
        }
    }

    /** Goes down as far as the schema names fields. */
    private static void known(String path, JsonNode node, JSONSchemaProps schema) {
        Map<String, JSONSchemaProps> fields = schema.getProperties();
        if (fields != null && !fields.isEmpty()) {
            requireKnown(path, node, fields.keySet());
            fields.forEach((name, field) -> known(path + "." + name, node.path(name), field));
        }
        JSONSchemaProps items =
                schema.getItems() == null ? null : schema.getItems().getSchema();
        if (items != null) {
            for (int k = 0; k < node.size(); k++) {
                known(path + "[" + k + "]", node.path(k), items);
            }
        }
        requireWord(path, node, schema.getEnum());
    }

    /** Where the schema has a list of words, one of them. */
    private static void requireWord(String path, JsonNode node, @Nullable List<JsonNode> words) {
        if (words == null || words.isEmpty() || node.isMissingNode()) {
            return;
        }
        if (!words.contains(node)) {
            throw new UnreadableException(path + " is " + node + "; it must be one of "
                    + words.stream().map(JsonNode::asText).collect(Collectors.joining(", ")));
        }
    }

    private static void requireKnown(String path, JsonNode node, Set<String> known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new UnreadableException("unknown field " + (path.isEmpty() ? name : path + "." + name)
                        + "; known are " + String.join(", ", ImmutableSortedSet.copyOf(known)));
            }
        }
    }

    private static JSONSchemaProps schema() {
        JSONSchemaProps schema =
                CrdYaml.definition().getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
        return Objects.requireNonNull(schema);
    }
}
