package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.cli.FakeCluster;
import homework.otus.mysql.operator.lead.Fence;
import homework.otus.mysql.operator.metrics.Metrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What a visit adds to the page that is scraped. */
class ReconcilerMetricsTest {
    private static final InstanceId INSTANCE = new InstanceId("default", "mysql-instance");

    private final Metrics metrics = new Metrics();

    @Test
    void aStepThatTheClusterRefusesIsAPlanThatFailed() throws Exception {
        try (FakeCluster cluster = new FakeCluster().with("mysql-instance");
                KubernetesClient client = new KubernetesClientBuilder().build()) {
            assertThat(cluster).isNotNull();
            Operator operator = operator(client);
            operator.reconciler().distrustCache(INSTANCE);
            operator.reconciler().reconcile(INSTANCE);
            assertThat(page())
                    .contains(
                            "mysql_operator_plans_total{outcome=\"failed\"} 1.0",
                            "mysql_operator_plans_total{outcome=\"done\"} 0.0",
                            "mysql_operator_steps_total{kind=\"AddFinalizer\",object=\"\",result=\"not_found\"} 1.0")
                    .doesNotContain("otuspassword");
        }
    }

    @Test
    void anInstanceThatIsNotThereIsNoPlan() throws Exception {
        try (FakeCluster cluster = new FakeCluster();
                KubernetesClient client = new KubernetesClientBuilder().build()) {
            assertThat(cluster).isNotNull();
            Operator operator = operator(client);
            operator.reconciler().distrustCache(INSTANCE);
            operator.reconciler().reconcile(INSTANCE);
            assertThat(page().lines().filter(line -> line.startsWith("mysql_operator_plans_total")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).endsWith(" 0.0"));
        }
    }

    private Operator operator(KubernetesClient client) {
        return new Operator(client, OperatorSettings.builder().build(), Recorder.NONE, metrics, new Fence());
    }

    private String page() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", metrics.page());
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop(0);
        }
    }
}
