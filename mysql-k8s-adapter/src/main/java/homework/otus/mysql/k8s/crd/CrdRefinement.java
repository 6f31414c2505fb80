package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the generator's annotations cannot say about the schema. */
final class CrdRefinement {
    /** The names of Jobs are the longest that we make: "renamedb-" and "-job" leave 50 of the 63 characters of a label. */
    private static final long NAME_LENGTH_MAX = 50;

    /** Of those that start with a letter, so that a Service can have the name. */
    private static final String DNS_1035 = "^[a-z]([-a-z0-9]*[a-z0-9])?$";

    /** MySQL's own schemas, in any case; written so because Go's expressions have no look-ahead. */
    private static final String SYSTEM_SCHEMAS = "^([mM][yY][sS][qQ][lL]|[sS][yY][sS]"
            + "|[iI][nN][fF][oO][rR][mM][aA][tT][iI][oO][nN]_[sS][cC][hH][eE][mM][aA]"
            + "|[pP][eE][rR][fF][oO][rR][mM][aA][nN][cC][eE]_[sS][cC][hH][eE][mM][aA])$";

    /** A quantity above zero, see the Kubernetes API reference, "Quantity". */
    static final String POSITIVE_QUANTITY =
            "^[+]?(0*[1-9][0-9]*([.][0-9]*)?|0*[.]0*[1-9][0-9]*)" + "([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,2})?$";

    /** As many and as long as the planner takes. */
    private static final long OPTIONS_MAX = 100;

    private static final long OPTION_LENGTH_MAX = 1024;
    private static final long LABELS_MAX = 50;
    /** Format: the Kubernetes documentation, "Labels and Selectors", "Syntax and character set". */
    private static final long LABEL_LENGTH_MAX = 63;

    private static final long TOLERATIONS_MAX = 50;
    private static final long RESOURCES_MAX = 20;
    private static final long QUANTITY_LENGTH_MAX = 32;

    private CrdRefinement() {}

    static CustomResourceDefinition refine(CustomResourceDefinition generated) {
        CustomResourceDefinition crd = new CustomResourceDefinitionBuilder(generated).build();
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            version.setAdditionalPrinterColumns(columns());
            JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
            schema.setDescription(
                    "A MySQL server with a database that survives its deletion: it is backed up before, and restored when"
                            + " the resource is created again.");
            schema.setRequired(List.of("spec"));
            schema.getProperties().put("metadata", metadata());
            JSONSchemaProps spec = property(schema, "spec");
            refuseSystemSchemas(property(spec, "database"));
            spec.getProperties().put("storage_size", storageSize(property(spec, "storage_size")));
            property(spec, "deletionPolicy").setEnum(words("Backup", "Retain", "Delete"));
            limit(property(spec, "config"), OPTIONS_MAX, textOrNumber(OPTION_LENGTH_MAX));
            limit(property(spec, "nodeSelector"), LABELS_MAX, text(LABEL_LENGTH_MAX));
            property(spec, "tolerations").setMaxItems(TOLERATIONS_MAX);
            JSONSchemaProps backup = property(spec, "backup");
            property(backup, "verify").setEnum(words("Never", "Checksum", "Restore"));
            backup.getProperties().put("storageSize", storageSize(property(backup, "storageSize")));
            JSONSchemaProps resources = property(spec, "resources");
            limit(property(resources, "requests"), RESOURCES_MAX, textOrNumber(QUANTITY_LENGTH_MAX));
            limit(property(resources, "limits"), RESOURCES_MAX, textOrNumber(QUANTITY_LENGTH_MAX));
            spec.setOneOf(List.of(requires("password"), requires("passwordSecretRef")));
        }
        return crd;
    }

    static CustomResourceDefinition refineBackup(CustomResourceDefinition generated) {
        CustomResourceDefinition crd = new CustomResourceDefinitionBuilder(generated).build();
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            version.setAdditionalPrinterColumns(List.of(
                    column("Instance", "string", ".spec.instanceRef.name"),
                    column("Status", "string", ".status.phase"),
                    column("Size", "string", ".status.size"),
                    column("Duration", "string", ".status.duration"),
                    column("Verified", "string", ".status.verified"),
                    column("Age", "date", ".metadata.creationTimestamp")));
            JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
            schema.setDescription(
                    "A backup of a MySQL instance: of one that is to be taken, and of one that was. Deleting it removes"
                            + " its files, unless it is the last good backup of the instance.");
            schema.setRequired(List.of("spec"));
        }
        return crd;
    }

    private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    private static JSONSchemaProps metadata() {
        JSONSchemaProps name = new JSONSchemaPropsBuilder()
                .withType("string")
                .withMaxLength(NAME_LENGTH_MAX)
                .withPattern(DNS_1035)
                .build();
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .addToProperties("name", name)
                .build();
    }

    private static void refuseSystemSchemas(JSONSchemaProps database) {
        database.setNot(new JSONSchemaPropsBuilder().withPattern(SYSTEM_SCHEMAS).build());
    }

    private static JSONSchemaProps requires(String field) {
        return new JSONSchemaPropsBuilder().withRequired(field).build();
    }

    private static List<JsonNode> words(String... words) {
        return Stream.of(words).map(TextNode::valueOf).map(JsonNode.class::cast).toList();
    }

    private static void limit(JSONSchemaProps map, long entriesMax, JSONSchemaProps value) {
        map.setMaxProperties(entriesMax);
        map.getAdditionalProperties().setSchema(value);
    }

    private static JSONSchemaProps text(long lengthMax) {
        return new JSONSchemaPropsBuilder()
                .withType("string")
                .withMaxLength(lengthMax)
                .build();
    }

    /** {@code max_connections: 200} is a number to YAML. */
    private static JSONSchemaProps textOrNumber(long lengthMax) {
        return new JSONSchemaPropsBuilder()
                .withXKubernetesIntOrString(true)
                .withMaxLength(lengthMax)
                .build();
    }

    /** People write sizes as text and, in bytes, as numbers. */
    private static JSONSchemaProps storageSize(JSONSchemaProps generated) {
        return new JSONSchemaPropsBuilder(generated)
                .withType(null)
                .withXKubernetesIntOrString(true)
                .withMinimum(1.0)
                .withMaxLength(QUANTITY_LENGTH_MAX)
                .withPattern(POSITIVE_QUANTITY)
                .build();
    }

    private static List<CustomResourceColumnDefinition> columns() {
        return List.of(
                column("Status", "string", ".status.state"),
                column("Database", "string", ".spec.database"),
                column("Image", "string", ".spec.image"),
                column("Storage", "string", ".spec.storage_size"),
                column("Age", "date", ".metadata.creationTimestamp"));
    }

    private static CustomResourceColumnDefinition column(String name, String type, String path) {
        return new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withJsonPath(path)
                .build();
    }
}
