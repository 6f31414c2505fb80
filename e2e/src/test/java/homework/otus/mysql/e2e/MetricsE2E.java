package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Backups;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Pages;
import homework.otus.mysql.e2e.harness.Patience;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages and the log of an operator follow what happens to its instances. */
class MetricsE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("metrics");

    private final Pages pages = Pages.onAFreePort();

    @Test
    void metricsFollowAnInstanceFromItsCreationToItsEnd() {
        try (OperatorProcess operator = OperatorProcess.start(
                "--namespaces",
                String.join(",", LAB.namespaces()),
                "--host-path-root",
                LAB.settings().adapter().hostPathRoot(),
                "--leader-elect=false",
                pages.option())) {
            Patience.await("the operator is ready", () -> pages.status("/readyz") == 200);
            assertThat(pages.metric("mysql_operator_leader")).hasValue(1.0);

            mysql().create();
            mysql().awaitReady();
            await("mysql_operator_instances{phase=\"Ready\"}", 1);
            await(of("mysql_operator_instance_steps_left"), 0);
            assertThat(pages.metric(of("mysql_operator_backup_last_success_timestamp_seconds")))
                    .isEmpty();
            assertThat(pages.metric("mysql_operator_steps_total{kind=\"CreateWorkload\",object=\"\",result=\"done\"}"))
                    .hasValue(1.0);

            Instant before = Instant.now().minusSeconds(1);
            backups().take("now");
            await(of("mysql_operator_backups"), 1);
            assertThat(pages.metric(of("mysql_operator_backup_last_success_timestamp_seconds")))
                    .hasValueSatisfying(
                            time -> assertThat(time).isGreaterThanOrEqualTo((double) before.getEpochSecond()));
            assertThat(pages.metric(of("mysql_operator_backup_last_size_bytes")))
                    .isEqualTo(Optional.ofNullable(backups().status("now").getBytes())
                            .map(bytes -> (double) bytes));
            assertThat(pages.metric(of("mysql_operator_backup_failures_total"))).hasValue(0.0);
            assertThat(pages.metric("mysql_operator_api_requests_total{code=\"101\",verb=\"watch\"}"))
                    .hasValueSatisfying(watches -> assertThat(watches).isPositive());
            assertThat(pages.status("/healthz")).isEqualTo(200);

            mysql().delete();
            mysql().awaitGone();
            Patience.await(
                    "its series are gone", () -> !pages.page("/metrics").contains("mysql_name=\"mysql-instance\""));
            everyStepIsLoggedWithItsVisit(operator.output());
        }
    }

    private static void everyStepIsLoggedWithItsVisit(String log) {
        KubernetesSerialization json = LAB.cluster().client().getKubernetesSerialization();
        List<Map<?, ?>> steps = new ArrayList<>();
        log.lines().forEach(line -> {
            Map<?, ?> fields = json.unmarshal(line, Map.class);
            if (String.valueOf(fields.get("loggerName")).endsWith("StepLog")) {
                steps.add((Map<?, ?>) fields.get("mdc"));
            }
        });
        assertThat(steps).hasSizeGreaterThan(10).allSatisfy(visit -> {
            assertThat(String.valueOf(visit.get("instance")))
                    .isEqualTo(mysql().id().toString());
            assertThat(String.valueOf(visit.get("trace"))).matches("[0-9a-f]{16}");
            assertThat(String.valueOf(visit.get("step"))).matches("[A-Z][A-Za-z]+( [a-z-]+)?");
        });
    }

    private void await(String series, double value) {
        Patience.await(series + " is " + value, () -> pages.metric(series).equals(Optional.of(value)));
    }

    private static String of(String metric) {
        return metric + "{mysql_name=\"" + mysql().id().name() + "\",mysql_namespace=\""
                + mysql().id().namespace() + "\"}";
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }

    private static Backups backups() {
        return mysql().backups();
    }
}
