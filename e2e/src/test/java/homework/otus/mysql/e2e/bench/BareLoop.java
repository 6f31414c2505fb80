package homework.otus.mysql.e2e.bench;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The writes of an operator, as the audit log has them, sent again: each instance's in their order, one after another, some
 * instances at once, without a look in between and without a limit. No client can be quicker on the same server.
 */
final class BareLoop {
    private final Config config;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private record Write(String at, String verb, String uri, String body) {}

    BareLoop(Config config) {
        this.config = config;
    }

    /** Sends what {@code user} wrote about instances whose name begins with {@code prefix}; tells how long that took. */
    String run(Path auditLog, String user, String prefix, int connections) throws Exception {
        Queue<Queue<Write>> instances =
                new ConcurrentLinkedQueue<>(read(auditLog, user, prefix).values());
        List<Thread> threads = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            HttpClient client = client();
            Thread thread = new Thread(() -> drain(instances, client));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return "%d %d %d".formatted((System.nanoTime() - begun) / 1_000_000, sent.get(), refused.get());
    }

    private HttpClient client() throws GeneralSecurityException, IOException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(SSLUtils.sslContext(config))
                .build();
    }

    private void drain(Queue<Queue<Write>> instances, HttpClient client) {
        Queue<Write> writes = instances.poll();
        while (writes != null) {
            writes.forEach(write -> send(client, write));
            writes = instances.poll();
        }
    }

    private void send(HttpClient client, Write write) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(config.getMasterUrl()).resolve(write.uri()));
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(write.body());
        switch (write.verb()) {
            case "create" -> request.POST(body).header("Content-Type", "application/json");
            case "update" -> request.PUT(body).header("Content-Type", "application/json");
            case "patch" -> request.method("PATCH", body).header("Content-Type", "application/merge-patch+json");
            case "delete" -> request.method("DELETE", body).header("Content-Type", "application/json");
            default -> throw new IllegalArgumentException(write.verb());
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            sent.incrementAndGet();
            if (response.statusCode() >= 300 && refused.incrementAndGet() <= 5) {
                System.err.println("bare: " + write.verb() + " " + write.uri() + ": " + response.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Queue<Write>> read(Path log, String user, String prefix) throws IOException {
        Pattern instance = Pattern.compile(Pattern.quote(prefix) + "\\d{5}");
        Map<String, List<Write>> found = new TreeMap<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.filter(line -> line.contains("\"requestObject\"")).forEach(line -> {
                Map<String, Object> event = map(Serialization.unmarshal(line, Map.class));
                Map<String, Object> about = map(event.get("objectRef"));
                Matcher name = instance.matcher(String.valueOf(about.get("name")));
                if (user.equals(map(event.get("user")).get("username")) && accepted(event) && name.find()) {
                    found.computeIfAbsent(name.group(), key -> new ArrayList<>())
                            .add(write(event));
                }
            });
        }
        Map<String, Queue<Write>> sorted = new TreeMap<>();
        found.forEach((key, writes) -> {
            writes.sort(Comparator.comparing(Write::at));
            sorted.put(key, new ArrayDeque<>(writes));
        });
        return sorted;
    }

    private static boolean accepted(Map<String, Object> event) {
        return String.valueOf(map(event.get("responseStatus")).get("code")).startsWith("2");
    }

    /** Which object exactly was meant is of the other run. */
    private static Write write(Map<String, Object> event) {
        Map<String, Object> body = map(event.get("requestObject"));
        body.remove("preconditions");
        Map<String, Object> metadata = map(body.get("metadata"));
        metadata.remove("uid");
        metadata.remove("resourceVersion");
        return new Write(
                String.valueOf(event.get("requestReceivedTimestamp")),
                String.valueOf(event.get("verb")),
                String.valueOf(event.get("requestURI")),
                Serialization.asJson(body));
    }

    @SuppressWarnings("unchecked") // JSON: what is not an object here is empty
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : new TreeMap<>();
    }
}
