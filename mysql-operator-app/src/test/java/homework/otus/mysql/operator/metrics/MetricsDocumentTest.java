package homework.otus.mysql.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.operator.Generated;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/metrics.md} has a row for each metric; {@code -Dgolden.update=true} writes them anew. */
class MetricsDocumentTest {
    private static final String OURS = "mysql_operator_";

    @Test
    void eachMetricHasARow() {
        Generated.check(
                "metrics.md",
                "| metric | type | labels | |\n| --- | --- | --- | --- |\n"
                        + snapshots().stream().map(MetricsDocumentTest::row).collect(Collectors.joining()));
    }

    @Test
    void namesFollowTheConventionsOfPrometheus() {
        assertThat(snapshots()).hasSizeGreaterThan(15).allSatisfy(snapshot -> {
            String name = Filled.names(snapshot).findFirst().orElseThrow();
            assertThat(name).matches("[a-z_]+");
            assertThat(snapshot.getMetadata().getHelp()).endsWith(".");
            assertThat(snapshot.getDataPoints()).as(name).isNotEmpty();
        });
    }

    private static List<MetricSnapshot> snapshots() {
        return Filled.metrics().snapshots().stream()
                .filter(snapshot -> snapshot.getMetadata().getPrometheusName().startsWith(OURS))
                .toList();
    }

    private static String row(MetricSnapshot snapshot) {
        String name = Filled.names(snapshot).findFirst().orElseThrow().replaceAll("_bucket$", "");
        String labels = snapshot.getDataPoints().get(0).getLabels().stream()
                .map(Label::getName)
                .map(label -> "`" + label + "`")
                .collect(Collectors.joining(", "));
        return "| `" + name + "` | " + Filled.Type.of(snapshot).name().toLowerCase(Locale.ROOT) + " | " + labels + " | "
                + snapshot.getMetadata().getHelp() + " |\n";
    }
}
