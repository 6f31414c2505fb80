package homework.otus.mysql.e2e.proxy;

import homework.otus.mysql.e2e.harness.Cluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands between one client and the API server of the cluster, notes every request with its time, and does to it what {@link #meet}
 * says. Towards the client it speaks plain HTTP on the loopback, towards the API server with the rights of the tests' kubeconfig. All that
 * was asked is in target/proxy in the end.
 */
public final class ApiProxy implements AutoCloseable {
    private final long start = System.nanoTime();
    private final URI server;
    private final SocketFactory sockets;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "api-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile Function<Request, Fault> faults = request -> Fault.none();
    private volatile boolean away;

    public ApiProxy(Cluster cluster) {
        Config config = Config.fromKubeconfig(new File(cluster.kubeconfig().toString()));
        this.server = URI.create(config.getMasterUrl());
        try {
            SSLContext context = SSLUtils.sslContext(config);
            this.sockets = server.getScheme().equals("https") ? context.getSocketFactory() : SocketFactory.getDefault();
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no proxy before " + server, e);
        }
        threads.execute(this::serve);
    }

    /** From now on each request meets what {@code those} say. */
    public void meet(Function<Request, Fault> those) {
        faults = those;
    }

    /** Ends all connections and takes none, as an API server that is started anew. */
    public void goAway() {
        away = true;
        cutAll(request -> true);
    }

    public void comeBack() {
        away = false;
    }

    /** How many connections were turned away so far. */
    public int turnedAway() {
        return turnedAway.get();
    }

    /** Ends the connections of such requests. */
    public void cutAll(Predicate<Request> which) {
        exchanges.stream().filter(exchange -> which.test(exchange.request())).forEach(Exchange::close);
    }

    /** All so far, oldest first. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    public List<Exchange> exchanges(Predicate<Request> which) {
        return exchanges.stream()
                .filter(exchange -> which.test(exchange.request()))
                .toList();
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** A kubeconfig for the client; {@code user} is its entry in YAML, for example {@code {token: abc}}. */
    public Path kubeconfig(Path file, String user) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, """
                    apiVersion: v1
                    kind: Config
                    current-context: proxy
                    clusters:
                    - {name: proxy, cluster: {server: "%s"}}
                    users:
                    - {name: me, user: %s}
                    contexts:
                    - {name: proxy, context: {cluster: proxy, user: me}}
                    """.formatted(url(), user));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            Files.write(
                    Cluster.file("e2e/target/proxy/" + door.getLocalPort() + ".txt"),
                    exchanges.stream().map(exchange -> exchange.line(start)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            goAway();
            threads.shutdownNow();
        }
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> exchange(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void exchange(Socket client) {
        try (client) {
            if (away) {
                turnedAway.incrementAndGet();
                return;
            }
            Optional<Head> head = Head.read(client.getInputStream());
            if (head.isPresent()) {
                Exchange exchange = new Exchange(client, head.get(), this::connect, threads);
                exchanges.add(exchange);
                faults.apply(exchange.request()).meet(exchange);
            }
        } catch (IOException e) {
            // one of the two ends is gone; the other one is told by the end of its connection
        }
    }

    private Socket connect() throws IOException {
        int port = server.getPort() < 0 ? (server.getScheme().equals("https") ? 443 : 80) : server.getPort();
        return sockets.createSocket(server.getHost(), port);
    }
}
