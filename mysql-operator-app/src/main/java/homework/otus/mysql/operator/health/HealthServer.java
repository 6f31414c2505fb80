package homework.otus.mysql.operator.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import homework.otus.mysql.operator.metrics.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers {@code /healthz} (the process works) and {@code /readyz} (it watches the cluster, or could) with 200, or with 503 and
 * the reason; {@code /history} with what the operator saw and planned, and {@code /metrics}. It takes nothing in, and tells
 * no secret.
 */
public final class HealthServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final Answer NOT_ALLOWED = Answer.plain(405, "only GET\n");

    private final HttpServer server;
    private final ExecutorService executor;

    /**
     * Begins to answer.
     *
     * @param port 0 for any that is free
     */
    public HealthServer(int port, Probe alive, Probe ready, HistoryPages history, Metrics metrics) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        // several, so that one who reads slowly does not keep the kubelet waiting
        executor = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(executor);
        server.createContext("/healthz", exchange -> answer(exchange, probe(alive)));
        server.createContext("/readyz", exchange -> answer(exchange, probe(ready)));
        server.createContext(
                HistoryPages.ROOT,
                exchange ->
                        answer(exchange, history.page(exchange.getRequestURI().getPath())));
        HttpHandler page = metrics.page();
        server.createContext("/metrics", exchange -> {
            if (isAllowed(exchange)) {
                page.handle(exchange);
            } else {
                answer(exchange, NOT_ALLOWED);
            }
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    /** What is answered to one request. */
    record Answer(int status, String type, String text) {
        static Answer plain(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text);
        }
    }

    private static Answer probe(Probe probe) {
        return probe.trouble()
                .map(trouble -> Answer.plain(503, trouble + "\n"))
                .orElseGet(() -> Answer.plain(200, "ok\n"));
    }

    private static boolean isAllowed(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD");
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        Answer given = isAllowed(exchange) ? answer : NOT_ALLOWED;
        byte[] text = given.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", given.type());
        exchange.sendResponseHeaders(given.status(), head ? -1 : text.length);
        try (OutputStream body = exchange.getResponseBody()) {
            if (!head) {
                body.write(text);
            }
        }
    }
}
