package homework.otus.mysql.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.operator.Worlds;
import homework.otus.mysql.operator.metrics.Metrics;
import homework.otus.mysql.operator.record.History;
import homework.otus.mysql.operator.record.Recording;
import homework.otus.mysql.operator.record.SnapshotFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // JUnit calls start
class HealthServerTest {
    private final History history = new History("0.1.0", 10, 10);
    private HealthServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HealthServer(
                0, Optional::empty, () -> Optional.of("starting"), new HistoryPages(history), new Metrics());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void probesAnswer() throws Exception {
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).isEqualTo("starting\n");
    }

    @Test
    void theMetricsAreThere() throws Exception {
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body()).contains("# TYPE mysql_operator_plans_total counter", "process_cpu_seconds_total");
    }

    @Test
    void theMetricsAreCompressedForThoseWhoCanReadIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/metrics"))
                .header("Accept-Encoding", "gzip")
                .header("Accept", "application/openmetrics-text;version=1.0.0")
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("# TYPE mysql_operator_plans counter").endsWith("# EOF\n");
    }

    /** As a Prometheus that prefers Protobuf asks: the text is what there is. */
    @Test
    void aScraperThatPrefersProtobufGetsText() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/metrics"))
                .header(
                        "Accept",
                        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.8,"
                                + "text/plain;version=0.0.4;q=0.4")
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("mysql_operator_leader 0.0");
    }

    @Test
    void theHistoryOfAnInstanceIsAFileOfSnapshots() throws Exception {
        history.add(Worlds.SPEC, Worlds.fresh(), Worlds.plan(Worlds.fresh()));
        history.add(Worlds.SPEC, Worlds.running(), Worlds.plan(Worlds.running()));
        HttpResponse<String> answer = get("/history/default/mysql-instance");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SnapshotFile.read(answer.body()))
                .extracting(Recording::snapshot)
                .containsExactly(Worlds.fresh(), Worlds.running());
    }

    @Test
    void theInstancesAreListed() throws Exception {
        history.add(Worlds.SPEC, Worlds.fresh(), Worlds.plan(Worlds.fresh()));
        assertThat(get("/history").body()).isEqualTo("/history/default/mysql-instance\n");
    }

    @Test
    void anInstanceThatIsNotKnownIsNotFound() throws Exception {
        assertThat(get("/history/default/other").statusCode()).isEqualTo(404);
        assertThat(get("/history/default").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingCanBeSent() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(uri("/history"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(post, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }
}
