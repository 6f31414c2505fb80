package homework.otus.mysql.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real client before a server that is busy once. */
class RetryAfterTest {
    private static final Duration ASKED = Duration.ofSeconds(1);

    private final List<Long> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private int status = 429;

    RetryAfterTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void waitsAsLongAsItIsAsked(int busy) {
        status = busy;
        assertThat(pause()).isGreaterThanOrEqualTo(ASKED);
    }

    @ParameterizedTest
    @CsvSource({"429, 0, 0", "503, 7, 7", "429, 8, 8", "429, 9, 8", "429, 999999999, 8"})
    void aWaitHasAnEnd(int busy, String text, long seconds) {
        assertThat(RetryAfter.seconds(busy, text)).hasValue(seconds);
    }

    @ParameterizedTest
    @CsvSource({"500, 1", "404, 1", "429, soon", "429, -1", "429, 1234567890", "429, ''", "429,"})
    void otherwiseTheClientDecides(int failure, @Nullable String text) {
        assertThat(RetryAfter.seconds(failure, text)).isEmpty();
    }

    private Duration pause() {
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor(RetryAfter.NAME, new RetryAfter()))
                .build()) {
            client.configMaps().inNamespace("default").withName("a").get();
        }
        assertThat(asked).hasSize(2);
        return Duration.ofNanos(asked.get(1) - asked.get(0));
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean first = asked.isEmpty();
        asked.add(System.nanoTime());
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (first) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        byte[] body = "{\"metadata\":{\"name\":\"a\"}}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(first ? status : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
