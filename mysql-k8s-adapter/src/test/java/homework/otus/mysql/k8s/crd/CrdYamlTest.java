package homework.otus.mysql.k8s.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdYamlTest {
    private static Map<String, JSONSchemaProps> properties(String name) {
        JSONSchemaProps schema =
                CrdYaml.definition().getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
        return Objects.requireNonNull(schema.getProperties().get(name)).getProperties();
    }

    private static JSONSchemaProps spec(String field) {
        return Objects.requireNonNull(properties("spec").get(field));
    }

    @Test
    void isTheSameEachTime() {
        assertThat(CrdYaml.text())
                .isEqualTo(CrdYaml.text())
                .startsWith("# Generated")
                .contains("\nkind: ");
    }

    @Test
    void installsOnOldClustersToo() {
        assertThat(CrdYaml.text())
                .doesNotContain("x-kubernetes-validations", "selectableFields", "preserve-unknown-fields");
    }

    @Test
    void aVariantRefusesInCel() {
        assertThat(CrdYaml.textWithCel())
                .isEqualTo(CrdYaml.textWithCel())
                .contains(
                        "x-kubernetes-validations",
                        "storage_size cannot go down",
                        "storageClassName cannot be changed",
                        "give exactly one of password and passwordSecretRef")
                .doesNotContain("oneOf");
    }

    @Test
    void hasTheNamesThatScriptsUse() {
        assertThat(CrdYaml.text())
                .contains("name: \"mysqls.otus.homework\"", "- \"ms\"", "scope: \"Namespaced\"", "status: {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1Gi", "500M", "1e9", "1E3", "0.5Gi", ".5Gi", "+1Gi", "1073741824", "010", "1.", "5Ei"})
    void takesSizes(String size) {
        assertThat(Pattern.matches(spec("storage_size").getPattern(), size)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "banana", "0", "0Gi", "0.0", "-1Gi", "1 Gi", "1gi", "1GiB", "Gi", "1e", "1Gi\n"})
    void refusesWhatIsNoSizeAboveZero(String size) {
        assertThat(Pattern.matches(spec("storage_size").getPattern(), size)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "MySQL", "SYS", "information_schema", "Performance_Schema"})
    void refusesTheSchemasOfTheServer(String name) {
        assertThat(Pattern.matches(spec("database").getNot().getPattern(), name))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql2", "my-sql", "sysdata", "otus-database"})
    void takesNamesThatOnlyBeginLikeThem(String name) {
        assertThat(Pattern.matches(spec("database").getNot().getPattern(), name))
                .isFalse();
        assertThat(Pattern.matches(spec("database").getPattern(), name)).isTrue();
    }

    @Test
    void requiresWhatCannotBeGuessedAndHasADefaultForTheImage() {
        assertThat(properties("spec").keySet()).contains("image", "database", "password", "storage_size");
        assertThat(spec("image").getDefault().asText()).isEqualTo(MySQLSpec.DEFAULT_IMAGE);
        assertThat(spec("password").getMinLength()).isEqualTo(1);
        assertThat(spec("database").getMaxLength()).isEqualTo(64);
    }

    @Test
    void limitsTheNameSoThatAllNamesMadeOfItFit() {
        JSONSchemaProps name = Objects.requireNonNull(properties("metadata").get("name"));
        assertThat(name.getMaxLength() + "renamedb--job".length()).isLessThanOrEqualTo(63);
        assertThat(Pattern.matches(name.getPattern(), "mysql-instance")).isTrue();
        assertThat(Pattern.matches(name.getPattern(), "1instance")).isFalse();
        assertThat(Pattern.matches(name.getPattern(), "a.b")).isFalse();
    }

    @Test
    void hasTheKindOfBackupsToo() {
        assertThat(CrdYaml.text()).contains("\n---\n", "name: \"mysqlbackups.otus.homework\"", "- \"msb\"");
        assertThat(CrdYaml.text().split("\n---\n", -1)).hasSize(2);
        assertThat(CrdYaml.textWithCel()).contains("instanceRef cannot be changed");
        assertThat(CrdYaml.backupDefinition()
                        .getSpec()
                        .getVersions()
                        .get(0)
                        .getSubresources()
                        .getStatus())
                .isNotNull();
        assertThat(CrdYaml.backupDefinition().getSpec().getVersions().get(0).getAdditionalPrinterColumns())
                .extracting(CustomResourceColumnDefinition::getName)
                .containsExactly("Instance", "Status", "Size", "Duration", "Verified", "Age");
    }

    @Test
    void aBackupNamesItsInstance() {
        JSONSchemaProps schema = CrdYaml.backupDefinition()
                .getSpec()
                .getVersions()
                .get(0)
                .getSchema()
                .getOpenAPIV3Schema();
        assertThat(schema.getRequired()).contains("spec");
        JSONSchemaProps spec = Objects.requireNonNull(schema.getProperties().get("spec"));
        assertThat(spec.getRequired()).contains("instanceRef");
        JSONSchemaProps reference = Objects.requireNonNull(spec.getProperties().get("instanceRef"));
        assertThat(reference.getRequired()).contains("name");
    }

    @Test
    void backupsAndRestoreAreHeldToTheirFields() {
        JSONSchemaProps backup = spec("backup");
        assertThat(backup.getProperties().keySet())
                .containsExactlyInAnyOrder(
                        "schedule", "timeZone", "suspend", "retention", "verify", "storageSize", "storageClassName");
        assertThat(Objects.requireNonNull(backup.getProperties().get("verify")).getEnum())
                .extracting(JsonNode::asText)
                .containsExactly("Never", "Checksum", "Restore");
        assertThat(spec("restore").getProperties().keySet()).containsExactlyInAnyOrder("backupName", "none");
    }
}
