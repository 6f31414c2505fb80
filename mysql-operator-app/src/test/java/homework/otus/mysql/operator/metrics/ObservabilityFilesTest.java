package homework.otus.mysql.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.prometheus.metrics.model.snapshots.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What dashboard and alerts name is what the operator tells. */
class ObservabilityFilesTest {
    private static final Path FOLDER = Path.of("deploy/observability");
    /** What Prometheus adds to every series that it scrapes, and the bound of a bucket. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le");

    private static final Metrics METRICS = Filled.metrics();

    @Test
    void everyExpressionNamesMetricsAndLabelsThatThereAre() throws IOException {
        List<String> expressions = new ArrayList<>(alerts());
        expressions.addAll(panels());
        assertThat(expressions).hasSizeGreaterThan(30);
        Set<String> metrics =
                METRICS.snapshots().stream().flatMap(Filled::names).collect(Collectors.toSet());
        Set<String> labels = labels();
        assertThat(expressions).allSatisfy(expression -> {
            PromQl parsed = new PromQl(expression);
            assertThat(parsed.metrics).as(expression).isNotEmpty().isSubsetOf(metrics);
            assertThat(parsed.labels).as(expression).isSubsetOf(labels);
        });
    }

    @Test
    void eachAlertIsTried() throws IOException {
        JsonNode rules = yaml("alerts.yaml");
        String tests = Files.readString(FOLDER.resolve("alerts-test.yaml"));
        assertThat(rules.findValuesAsText("alert"))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert + "\n"));
    }

    @Test
    void eachAlertHasASeverityAndASummary() throws IOException {
        for (JsonNode group : yaml("alerts.yaml").get("groups")) {
            assertThat(group.get("rules")).isNotEmpty().allSatisfy(rule -> {
                assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
                assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            });
        }
    }

    @Test
    void whatIsNoExpressionIsNoticed() {
        for (String wrong : List.of("sum(a", "a b", "a >", "rate(a[5m)", "nosuch(a)", "a{b}", "sum by (c) (a))", "")) {
            assertThatThrownBy(() -> new PromQl(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        PromQl good =
                new PromQl("sum by (job) (rate(a_total{code=~\"5..\", verb!=\"x}\"}[5m])) / 2 > 0.1 or absent(b)");
        assertThat(good.metrics).containsExactly("a_total", "b");
        assertThat(good.labels).containsExactly("code", "job", "verb");
    }

    private static Set<String> labels() {
        Set<String> labels = METRICS.snapshots().stream()
                .flatMap(snapshot -> snapshot.getDataPoints().stream())
                .flatMap(point -> point.getLabels().stream())
                .map(Label::getName)
                .collect(Collectors.toCollection(HashSet::new));
        labels.addAll(OF_PROMETHEUS);
        return labels;
    }

    private static List<String> alerts() throws IOException {
        return yaml("alerts.yaml").findValuesAsText("expr");
    }

    private static List<String> panels() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
        Stream<String> variables = dashboard.at("/templating/list").findValuesAsText("query").stream()
                .filter(query -> query.startsWith("label_values("))
                .map(query -> query.replaceAll("label_values\\((\\w+), (\\w+)\\)", "sum by ($2) ($1)"));
        return Stream.concat(dashboard.get("panels").findValuesAsText("expr").stream(), variables)
                .toList();
    }

    private static JsonNode yaml(String file) throws IOException {
        return new ObjectMapper()
                .valueToTree(new KubernetesSerialization()
                        .unmarshal(Files.readString(FOLDER.resolve(file)), java.util.Map.class));
    }
}
