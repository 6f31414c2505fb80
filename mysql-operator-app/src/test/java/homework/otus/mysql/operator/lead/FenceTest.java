package homework.otus.mysql.operator.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fence of a real client, before an API server that takes everything and notes what it is asked. */
class FenceTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // the clock may overflow
    private final AtomicInteger ended = new AtomicInteger();
    private final Fence fence = new Fence(nanos::get, ended::incrementAndGet);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final KubernetesClient client;
    private Supplier<Integer> status = () -> 201;

    FenceTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .withRequestRetryBackoffLimit(2)
                        .build())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor(Fence.NAME, fence))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void withoutLeaderElectionEverythingIsWritten() {
        write();
        assertThat(asked).containsExactly("POST configmaps");
    }

    @Test
    void beforeTheLeaseIsOursOnlyTheLeaseIsWritten() {
        fence.close();
        read();
        writeLease();
        assertThatThrownBy(this::write).hasStackTraceContaining("the lease is not ours");
        assertThat(asked).containsExactly("GET configmaps", "POST leases");
        assertThat(ended).hasValue(1);
    }

    @Test
    void aRenewalLetsWritesThroughForAWhile() {
        fence.close();
        fence.renewed(nanos.get());
        nanos.addAndGet(Fence.HOLDS.minusMillis(1).toNanos());
        write();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThatThrownBy(this::write).hasStackTraceContaining("the lease is not ours");
        assertThat(asked).containsExactly("POST configmaps");
        fence.renewed(nanos.get());
        write();
        assertThat(asked).hasSize(2);
        assertThat(ended).hasValue(1);
    }

    /** What began in time, and is tried again by the client when the lease is gone. */
    @Test
    void aRepetitionIsAWriteOfItsOwn() {
        fence.close();
        fence.renewed(nanos.get());
        status = () -> {
            nanos.addAndGet(Fence.HOLDS.toNanos());
            return 500;
        };
        Thread writer = new Thread(this::write, "writer");
        writer.setDaemon(true); // the end of the process ends it, and there is none here
        writer.start();
        while (ended.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(asked).containsExactly("POST configmaps");
    }

    @Test
    void itEndsBeforeOthersMayTakeTheLease() {
        assertThat(Fence.HOLDS).isLessThan(Leadership.LEASE_DURATION);
    }

    private void write() {
        client.resource(configMap()).inNamespace("default").create();
    }

    private void read() {
        client.configMaps().inNamespace("default").withName("a").get();
    }

    private void writeLease() {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        new LeaseLock("default", "a", "me")
                .create(client, new LeaderElectionRecord("me", Leadership.LEASE_DURATION, now, now, 0));
    }

    private static ConfigMap configMap() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("a")
                .endMetadata()
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path.replaceAll(".*/(configmaps|leases).*", "$1"));
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        byte[] body = "{\"metadata\":{\"name\":\"a\"}}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status.get(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
