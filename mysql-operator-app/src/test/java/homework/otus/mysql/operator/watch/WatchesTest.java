package homework.otus.mysql.operator.watch;

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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against an API server that lists and lets nobody watch. */
@Timeout(60)
class WatchesTest {
    @Test
    void aWatchThatIsDeadWhileTheClusterAnswersIsStuckAtTheSecondComparison() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", WatchesTest::answer);
        server.start();
        try (KubernetesClient client = client(server);
                Watches watches = new Watches(client, Set.of(), instance -> {})) {
            assertThat(watches.stuck()).as("before the start").isEmpty();
            var unused = watches.start();
            watches.compare(instance -> {});
            assertThat(watches.stuck()).as("after one comparison").isEmpty();
            assertThat(watches.gaps())
                    .hasValueSatisfying(kinds -> assertThat(kinds).startsWith("mysqls, mysqlbackups, deployments"));
            watches.compare(instance -> {});
            assertThat(watches.stuck())
                    .hasValueSatisfying(kinds -> assertThat(kinds).contains("mysqls", "pods", "namespaces"));
        } finally {
            server.stop(0);
        }
    }

    private static KubernetesClient client(HttpServer server) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean watch = query.contains("watch=true");
        byte[] body = (watch
                        ? "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":503}"
                        : "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(watch ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
