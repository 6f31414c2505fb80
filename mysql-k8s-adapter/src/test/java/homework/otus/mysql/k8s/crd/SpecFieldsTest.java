package homework.otus.mysql.k8s.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page of all fields of the spec is true: none is missing, and what a change does is said of each. */
class SpecFieldsTest {
    private static final Path PAGE = Path.of("../docs/fields.md");
    private static final String RESTARTS = "yes: the server restarts with it";
    private static final String PLACE =
            "yes: the server restarts with it, if the node of its data takes it; else blocked";
    private static final String ROTATES = "yes: a Job changes the password of the running server";

    private static final String RETENTION = "yes: at once; backups that are over it go, the last good one never";
    private static final String ONCE =
            "yes, and it counts for the next empty data directory only: never for data that is there";
    private static final Map<String, String> CHANGES = ImmutableMap.<String, String>builder()
            .put("backup.retention.count", RETENTION)
            .put("backup.retention.maxAge", RETENTION)
            .put("backup.schedule", "yes: the next time is counted anew; without it none is taken by itself")
            .put("backup.storageClassName", "no: it counts when the backup volume is made")
            .put(
                    "backup.storageSize",
                    "up: as storage_size, for the backup volume only; down: nothing happens to a volume that is there")
            .put("backup.suspend", "yes: while it is true none is taken by itself; asked-for and final ones are")
            .put("backup.timeZone", "yes: the next time is counted anew")
            .put("backup.verify", "yes: with Restore the newest backup is tried at once")
            .put("config", RESTARTS)
            .put("database", "yes: a Job renames it; clients are shut out meanwhile")
            .put("deletionPolicy", "yes: at once; it says what the deletion will do")
            .put(
                    "image",
                    "yes: its version is found out, another one gets a verified backup first, then the server restarts;"
                            + " blocked where MySQL does not support the move")
            .put("nodeSelector", PLACE)
            .put("password", ROTATES)
            .put("passwordSecretRef.key", ROTATES + "; so does a change of the Secret")
            .put("passwordSecretRef.name", ROTATES + "; so does a change of the Secret")
            .put("resources.limits", RESTARTS)
            .put("resources.requests", RESTARTS)
            .put("restore.backupName", ONCE)
            .put("restore.none", ONCE)
            .put("storageClassName", "no: blocked, the server goes on")
            .put(
                    "storage_size",
                    "up: the claim is expanded where its class allows that, a static volume gets the new capacity; down:"
                            + " blocked, the server goes on")
            .put("suspend", "yes: while it is true nothing is done")
            .put("tolerations[].effect", PLACE)
            .put("tolerations[].key", PLACE)
            .put("tolerations[].operator", PLACE)
            .put("tolerations[].tolerationSeconds", PLACE)
            .put("tolerations[].value", PLACE)
            .buildOrThrow();

    @Test
    void everyFieldIsOnThePage() throws IOException {
        JSONSchemaProps spec = Objects.requireNonNull(CrdYaml.definition()
                .getSpec()
                .getVersions()
                .get(0)
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get("spec"));
        Map<String, JSONSchemaProps> fields = new TreeMap<>();
        leaves("", spec, fields);
        assertThat(fields.keySet()).containsExactlyInAnyOrderElementsOf(CHANGES.keySet());
        String page = page(fields, spec.getRequired());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(read()).isEqualTo(page);
    }

    @Test
    void whatCanBeGivenWithoutEndIsLimited() {
        assertThat(CrdYaml.text())
                .contains("maxProperties: 100", "maxLength: 1024", "maxProperties: 50", "maxItems: 50");
    }

    private static void leaves(String path, JSONSchemaProps schema, Map<String, JSONSchemaProps> into) {
        schema.getProperties().forEach((name, property) -> {
            String at = path + name;
            JSONSchemaProps item =
                    property.getItems() == null ? property : property.getItems().getSchema();
            if (item.getProperties() == null || item.getProperties().isEmpty()) {
                into.put(at, property);
            } else {
                leaves(at + (property.getItems() == null ? "." : "[]."), item, into);
            }
        });
    }

    private static String page(Map<String, JSONSchemaProps> fields, List<String> required) {
        List<String> lines = new ArrayList<>();
        lines.add("<!-- Generated from the CRD; see CONTRIBUTING.md. -->");
        lines.add("");
        lines.add("# Fields of the spec");
        lines.add("");
        lines.add("Exactly one of `password` and `passwordSecretRef` has to be given.");
        lines.add("");
        lines.add("| field | what it is | type | default | can it change, and what does a change do |");
        lines.add("| --- | --- | --- | --- | --- |");
        fields.forEach((path, schema) -> lines.add("| `%s` | %s | %s | %s | %s |"
                .formatted(
                        path,
                        Objects.requireNonNullElse(schema.getDescription(), ""),
                        type(schema),
                        required.contains(path) ? "required" : defaultOf(schema),
                        Objects.requireNonNull(CHANGES.get(path)))));
        return String.join("\n", lines) + "\n";
    }

    private static String type(JSONSchemaProps schema) {
        if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            return "text or number";
        }
        if (schema.getAdditionalProperties() != null) {
            return "map of " + type(schema.getAdditionalProperties().getSchema()) + ", at most "
                    + schema.getMaxProperties();
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return String.join(
                    ", ",
                    schema.getEnum().stream()
                            .map(word -> "`" + word.asText() + "`")
                            .toList());
        }
        return switch (schema.getType()) {
            case "string" -> "text";
            case "integer" -> "number";
            case "boolean" -> "true or false";
            default -> schema.getType();
        };
    }

    private static String defaultOf(JSONSchemaProps schema) {
        return schema.getDefault() == null ? "" : "`" + schema.getDefault().asText() + "`";
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
