package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.planner.Situation;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users are told once, however often an instance is visited. */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class TellingTest {
    private final ClusterSnapshot blocked = Worlds.blocked();
    private final Plan plan = Worlds.plan(blocked);
    private final Situation situation = new Situation(Worlds.SPEC, Optional.empty(), blocked);
    private final MySQL resource = resource(1);
    /** The reasons of the Events that were asked for, in their order. */
    private final List<String> asked = new ArrayList<>();

    private final Set<String> names = new HashSet<>();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void theSameTroubleIsOneEventHoweverOftenItIsSeen() {
        Telling telling = new Telling(client, InstantSource.system());
        for (int visit = 0; visit < 50; visit++) {
            telling.tell(new ResourceContext(resource), plan, situation);
        }
        assertThat(asked).containsExactly("NotOurs");
    }

    @Test
    void aNewStartTellsNothingTwice() {
        new Telling(client, InstantSource.system()).tell(new ResourceContext(resource), plan, situation);
        new Telling(client, InstantSource.system()).tell(new ResourceContext(resource), plan, situation);
        assertThat(asked).containsExactly("NotOurs", "NotOurs");
        assertThat(names).as("Events that there are").hasSize(1);
    }

    /** The words of an error may hold anything, a password too. */
    @Test
    void aResourceOnWhichTheOperatorFailsSaysSoWithoutTheWordsOfTheError() {
        Telling telling = new Telling(client, InstantSource.system());
        for (int visit = 0; visit < 3; visit++) {
            telling.poisoned(new ResourceContext(resource), new IllegalStateException("otuspassword"));
        }
        assertThat(asked).containsExactly("OperatorError");
        assertThat(bodies)
                .anySatisfy(
                        body -> assertThat(body).contains("\"Degraded\"", "\"OperatorError\"", "IllegalStateException"))
                .allSatisfy(body -> assertThat(body).doesNotContain("otuspassword"));
    }

    @Test
    void anotherGenerationIsToldAgain() {
        Telling telling = new Telling(client, InstantSource.system());
        telling.tell(new ResourceContext(resource), plan, situation);
        telling.tell(new ResourceContext(resource(2)), plan, situation);
        assertThat(names).hasSize(2);
    }

    private static MySQL resource(long generation) {
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName("mysql-instance")
                .withUid("first-life")
                .withGeneration(generation)
                .withResourceVersion("1")
                .build());
        return resource;
    }

    /** As an API server: an Event of a name that there is already is refused with 409; anything else is the resource. */
    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
        bodies.add(body.toString());
        boolean event = exchange.getRequestURI().getPath().endsWith("/events");
        boolean fresh = true;
        if (event) {
            asked.add(body.get("reason").asText());
            fresh = names.add(body.at("/metadata/name").asText());
        }
        String text = event && fresh
                ? body.toString()
                : event
                        ? "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"reason\":\"AlreadyExists\",\"code\":409}"
                        : new KubernetesSerialization().asJson(resource);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(!event ? 200 : fresh ? 201 : 409, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
