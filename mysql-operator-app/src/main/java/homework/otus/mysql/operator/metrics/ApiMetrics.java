package homework.otus.mysql.operator.metrics;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What is asked of the API server, and what it answers. It looks at the method and the path, and at no body and no header. */
public final class ApiMetrics implements Interceptor {
    /** Under which the client has it. */
    public static final String NAME = "mysql-operator-metrics";

    private static final String NO_ANSWER = "none";

    private final Counter requests;
    /** 0 before the first answer. */
    private final AtomicLong lastAnswer = new AtomicLong();

    ApiMetrics(PrometheusRegistry registry) {
        this.requests = Counter.builder()
                .name("mysql_operator_api_requests_total")
                .help(
                        "Answers of the API server, by the verb of the request and the status (101: a watch has begun); \""
                                + NO_ANSWER + "\" when there was none.")
                .labelNames("verb", "code")
                .register(registry);
    }

    /** How long ago the API server answered last, whatever it said; empty when it has not yet. */
    public Optional<Duration> sinceLastAnswer() {
        long last = lastAnswer.get();
        return last == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - last));
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        long now = System.nanoTime();
        lastAnswer.set(now == 0 ? 1 : now);
        count(ApiRequest.verb(request.method(), request.uri()), String.valueOf(response.code()));
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        count(ApiRequest.verb(request.method(), request.uri()), NO_ANSWER);
    }

    void count(String verb, String code) {
        requests.labelValues(verb, code).inc();
    }
}
