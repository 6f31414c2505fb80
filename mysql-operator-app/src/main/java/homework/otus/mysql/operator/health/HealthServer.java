package homework.otus.mysql.operator.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Answers {@code /healthz} (the process works) and {@code /readyz} (it watches the cluster) with 200 or 503, and {@code
 * /history} with what the operator saw and planned. It takes nothing in, and tells no secret.
 */
public final class HealthServer implements AutoCloseable {
    private final HttpServer server;

    /**
     * Begins to answer.
     *
     * @param port 0 for any that is free
     */
    public HealthServer(int port, BooleanSupplier alive, BooleanSupplier ready, HistoryPages history)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/healthz", exchange -> answer(exchange, probe(alive)));
        server.createContext("/readyz", exchange -> answer(exchange, probe(ready)));
        server.createContext(
                HistoryPages.ROOT,
                exchange ->
                        answer(exchange, history.page(exchange.getRequestURI().getPath())));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What is answered to one request. */
    record Answer(int status, String type, String text) {
        static Answer plain(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text);
        }
    }

    private static Answer probe(BooleanSupplier good) {
        return good.getAsBoolean() ? Answer.plain(200, "ok\n") : Answer.plain(503, "not yet\n");
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        boolean allowed = head || exchange.getRequestMethod().equals("GET");
        Answer given = allowed ? answer : Answer.plain(405, "only GET\n");
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
