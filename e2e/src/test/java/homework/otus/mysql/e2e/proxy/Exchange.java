package homework.otus.mysql.e2e.proxy;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * One request and its answer, over connections that serve nothing else: what follows the heads is carried as it is, to
 * the end, be it a body, a stream of events or a WebSocket.
 */
public final class Exchange {
    private static final int GOODBYE_MILLIS = 1_000;
    private static final String TOO_OLD = "too old resource version";

    private final Socket client;
    private final Upstream upstream;
    private final Executor threads;
    private final Head head;
    private final Request request;
    private final long begun = System.nanoTime();
    private volatile int status;
    private volatile boolean tooOld;
    private volatile long ended;
    private volatile Optional<Socket> server = Optional.empty();

    /** Where the API server is. */
    interface Upstream {
        Socket connect() throws IOException;
    }

    Exchange(Socket client, Head head, Upstream upstream, Executor threads) {
        this.client = client;
        this.head = head;
        this.request = Request.of(head);
        this.upstream = upstream;
        this.threads = threads;
    }

    public Request request() {
        return request;
    }

    /** The status of the answer that the client was sent; 0 when there was none yet. */
    public int status() {
        return status;
    }

    /** The API server has said, by whatever way, that the past of a watch is gone. */
    public boolean saidTooOld() {
        return tooOld;
    }

    /** When the request came, in nanoseconds of this machine's clock that nobody sets. */
    public long begun() {
        return begun;
    }

    /** For people: when it began and how long it took in ms, status and request. */
    String line(long start) {
        return "%8d %8s %3d %s"
                .formatted(
                        (begun - start) / 1_000_000,
                        ended == 0 ? "open" : (ended - begun) / 1_000_000,
                        status,
                        request);
    }

    void forward() throws IOException {
        forward(target -> target);
    }

    void forward(UnaryOperator<String> target) throws IOException {
        try (Socket there = send(target)) {
            Head answer = Head.read(there.getInputStream()).orElseThrow(() -> new IOException("no answer"));
            status = Integer.parseInt(answer.start().split(" ", 3)[1]);
            client.getOutputStream().write(answer.bytes());
            copy(there.getInputStream(), client.getOutputStream());
        } finally {
            close();
        }
    }

    void forwardAndLoseAnswer() throws IOException {
        try (Socket there = send(target -> target)) {
            Head.read(there.getInputStream());
        } finally {
            close();
        }
    }

    void answer(int code, String reason, String... headers) throws IOException {
        Head head = new Head("HTTP/1.1 " + code + " " + reason, List.of(headers));
        answer(
                code,
                head,
                Serialization.asJson(Map.of(
                        "kind", "Status",
                        "apiVersion", "v1",
                        "status", "Failure",
                        "reason", reason,
                        "message", "made by the proxy of the test",
                        "code", code)));
    }

    void answer(String json) throws IOException {
        answer(200, new Head("HTTP/1.1 200 OK", List.of()), json);
    }

    private void answer(int code, Head head, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Head answer = head.with("Content-Type", "application/json")
                .with("Content-Length", String.valueOf(body.length))
                .with("Connection", "close");
        status = code;
        OutputStream out = client.getOutputStream();
        out.write(answer.bytes());
        out.write(body);
        out.flush();
        client.shutdownOutput();
        awaitGoodbye();
    }

    void closeAfter(Duration time) {
        threads.execute(() -> {
            try {
                pause(time);
            } catch (InterruptedIOException e) {
                Thread.currentThread().interrupt();
            }
            close();
        });
    }

    void close() {
        if (ended == 0) {
            ended = System.nanoTime();
        }
        quietly(client);
        server.ifPresent(Exchange::quietly);
    }

    static void pause(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy ends");
        }
    }

    /** Sends the head; a thread carries what follows it. */
    private Socket send(UnaryOperator<String> target) throws IOException {
        Socket there = upstream.connect();
        server = Optional.of(there);
        boolean upgrade = head.header("Upgrade").isPresent();
        Head sent = head.startingWith(request.method() + " " + target.apply(request.target()) + " HTTP/1.1")
                .without("Authorization");
        there.getOutputStream().write((upgrade ? sent : sent.with("Connection", "close")).bytes());
        threads.execute(() -> {
            try {
                copy(client.getInputStream(), there.getOutputStream());
            } catch (IOException e) {
                close(); // the client has gone, or the answer is complete
            }
        });
        return there;
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (request.isWatch() && new String(buffer, 0, read, StandardCharsets.UTF_8).contains(TOO_OLD)) {
                tooOld = true;
            }
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    /** A connection that is closed with something unread in it is reset, and the answer may be lost. */
    private void awaitGoodbye() throws IOException {
        client.setSoTimeout(GOODBYE_MILLIS);
        try {
            client.getInputStream().skip(Long.MAX_VALUE);
        } catch (SocketTimeoutException e) {
            client.setSoTimeout(0);
        } finally {
            close();
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more in any case
        }
    }
}
