package homework.otus.mysql.operator.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Answers {@code /healthz} (the process works) and {@code /readyz} (it watches the cluster) with 200 or 503. */
public final class HealthServer implements AutoCloseable {
    private final HttpServer server;

    /**
     * Begins to answer.
     *
     * @param port 0 for any that is free
     */
    public HealthServer(int port, BooleanSupplier alive, BooleanSupplier ready) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/healthz", exchange -> answer(exchange, alive.getAsBoolean()));
        server.createContext("/readyz", exchange -> answer(exchange, ready.getAsBoolean()));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, boolean good) throws IOException {
        byte[] text = (good ? "ok\n" : "not yet\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(good ? 200 : 503, text.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(text);
        }
    }
}
