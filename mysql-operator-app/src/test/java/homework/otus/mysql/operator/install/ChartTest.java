package homework.otus.mysql.operator.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import homework.otus.mysql.operator.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart is rendered and linted by Helm itself, which the library brings along. */
class ChartTest {
    private static final Set<String> RIGHTS =
            Set.of("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "ServiceAccount");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"defaults", "own", "list", "everything"})
    void itRendersWhatTheGoldenFileShows(String values) {
        Golden.check("chart-" + values + ".yaml", Chart.render(values + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"defaults", "own", "list", "everything"})
    void lintFindsNothingWithTheseValues(String values) throws IOException {
        LintResult result = Chart.lint(values + ".yaml", scratch);
        assertThat(result.isFailed()).as(String.valueOf(result.getMessages())).isFalse();
    }

    /** So that the lint above is one that can fail. */
    @Test
    void lintRefusesValuesThatTheSchemaDoesNotKnow() throws IOException {
        LintResult result = Chart.lint("wrong/unknown-value.yaml", scratch);
        assertThat(result.isFailed()).isTrue();
        assertThat(result.getMessages())
                .anySatisfy(message -> assertThat(message).contains("replicaCount"));
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-value.yaml, replicaCount",
        "list-without-namespaces.yaml, namespaces",
        "all-with-namespaces.yaml, namespaces",
        "unknown-scope.yaml, scope",
        "privileged-port.yaml, port",
        "account-without-name.yaml, serviceAccount.name",
    })
    void wrongValuesAreRefusedByName(String values, String named) {
        assertThatThrownBy(() -> Chart.render("wrong/" + values)).hasMessageContaining(named);
    }

    /** One set of rights, however it is installed. */
    @ParameterizedTest
    @ValueSource(strings = {"defaults", "own", "list"})
    void theRightsAreThoseOfThePlainFile(String values) throws IOException {
        List<JsonNode> chart = Chart.objects(Chart.render(values + ".yaml"));
        List<JsonNode> plain = plainFile();
        assertThat(rules("ClusterRole", chart)).containsExactlyInAnyOrderElementsOf(rules("ClusterRole", plain));
        assertThat(rules("Role", chart)).containsAll(rules("Role", plain));
    }

    @Test
    void thePodIsThatOfThePlainFile() throws IOException {
        ObjectNode chart = pod(Chart.objects(Chart.render("like-the-plain-file.yaml")));
        ObjectNode plain = pod(plainFile());
        ObjectNode container = (ObjectNode) chart.at("/containers/0");
        List<String> names = namesOf(plain.at("/containers/0/env"));
        ArrayNode env = (ArrayNode) container.get("env");
        env.removeIf(variable -> !names.contains(variable.get("name").asText()));
        assertThat(chart).isEqualTo(plain);
    }

    /** Where no tag is named, the image is that of the version that the chart comes with. */
    @Test
    void itIsOfThisVersion() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
        assertThat(Files.readAllLines(Chart.FOLDER.resolve("Chart.yaml"))).contains("appVersion: " + version);
    }

    /** Nobody who may act in some namespaces only may read Secrets in others. */
    @ParameterizedTest
    @ValueSource(strings = {"own", "list"})
    void withoutAllNamespacesNothingOfANamespaceIsGivenForTheCluster(String values) {
        List<JsonNode> objects = Chart.objects(Chart.render(values + ".yaml"));
        List<JsonNode> bindings = Chart.ofKind("ClusterRoleBinding", objects);
        assertThat(bindings).hasSize(1);
        String role = bindings.get(0).at("/roleRef/name").asText();
        Stream<JsonNode> given = Chart.ofKind("ClusterRole", objects).stream()
                .filter(it -> it.at("/metadata/name").asText().equals(role))
                .flatMap(it -> elements(it.get("rules")));
        assertThat(given.flatMap(rule -> elements(rule.get("resources"))).map(JsonNode::asText))
                .containsExactlyInAnyOrder("persistentvolumes", "nodes", "storageclasses", "namespaces");
    }

    @Test
    void aListIsBoundInEachOfItsNamespaces() {
        List<JsonNode> objects = Chart.objects(Chart.render("list.yaml"));
        assertThat(Chart.ofKind("RoleBinding", objects).stream()
                        .filter(it -> it.at("/roleRef/kind").asText().equals("ClusterRole"))
                        .map(it -> it.at("/metadata/namespace").asText()))
                .containsExactlyInAnyOrder("shop", "blog");
    }

    @Test
    void nobodyWhoGivesTheRightsHimselfGetsAny() {
        assertThat(Chart.objects(Chart.render("without-rights.yaml")))
                .extracting(object -> object.get("kind").asText())
                .doesNotContainAnyElementsOf(RIGHTS)
                .contains("Deployment");
    }

    private static List<JsonNode> rules(String kind, List<JsonNode> objects) {
        return Chart.ofKind(kind, objects).stream()
                .flatMap(it -> elements(it.get("rules")))
                .toList();
    }

    private static ObjectNode pod(List<JsonNode> objects) {
        return (ObjectNode) Chart.ofKind("Deployment", objects).get(0).at("/spec/template/spec");
    }

    private static List<String> namesOf(JsonNode list) {
        return elements(list).map(it -> it.get("name").asText()).toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<JsonNode> plainFile() throws IOException {
        return Chart.objects(Files.readString(Path.of("deploy/operator.yaml")));
    }
}
