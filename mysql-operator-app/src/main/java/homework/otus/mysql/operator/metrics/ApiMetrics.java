package homework.otus.mysql.operator.metrics;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What is asked of the API server, and what it answers. It looks at the method and the path, and at no body and no header. */
public final class ApiMetrics implements Interceptor {
    /** Under which the client has it. */
    public static final String NAME = "mysql-operator-metrics";

    private static final String NO_ANSWER = "none";

    private final Counter requests;
    private final Histogram durations;
    /** When requests that are under way began. Bounded: a request that is cancelled tells nobody. */
    private final Cache<UUID, Long> begun = CacheBuilder.newBuilder()
            .maximumSize(1000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();
    /** 0 before the first answer. */
    private final AtomicLong lastAnswer = new AtomicLong();

    ApiMetrics(PrometheusRegistry registry) {
        this.requests = Counter.builder()
                .name("mysql_operator_api_requests_total")
                .help("Answers of the API server, by the verb of the request and the status; \"" + NO_ANSWER
                        + "\" when there was none.")
                .labelNames("verb", "code")
                .register(registry);
        this.durations = WorkMetrics.seconds(
                        "mysql_operator_api_request_duration_seconds",
                        "How long the API server takes for an answer, by the verb of the request; watches are left out.")
                .labelNames("verb")
                .register(registry);
    }

    /** How long ago the API server answered last, whatever it said; empty when it has not yet. */
    public Optional<Duration> sinceLastAnswer() {
        long last = lastAnswer.get();
        return last == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - last));
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        begun.put(request.id(), System.nanoTime());
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        long now = System.nanoTime();
        lastAnswer.set(now == 0 ? 1 : now);
        String verb = verb(request);
        requests.labelValues(verb, String.valueOf(response.code())).inc();
        Long since = begun.getIfPresent(request.id());
        begun.invalidate(request.id());
        if (since != null && !verb.equals("watch")) {
            durations.labelValues(verb).observe((now - since) / 1e9);
        }
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        begun.invalidate(request.id());
        requests.labelValues(verb(request), NO_ANSWER).inc();
    }

    private static String verb(HttpRequest request) {
        return ApiRequest.verb(request.method(), request.uri());
    }
}
