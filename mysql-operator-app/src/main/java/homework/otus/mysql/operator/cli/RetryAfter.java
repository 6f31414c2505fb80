package homework.otus.mysql.operator.cli;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits as long as a busy API server asks for, before the client tries again: fabric8 7.8 reads {@code Retry-After} and then waits for its own
 * shorter pause. The answer is handed on later, no thread waits. Format: RFC 9110, in seconds, which is what Kubernetes sends.
 */
final class RetryAfter implements Interceptor {
    static final String NAME = "mysql-operator-retry-after";

    /** One attempt ends after ten seconds, however it ends; a longer wait is several of these. */
    private static final long LONGEST_SECONDS = 8;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
        OptionalLong seconds = seconds(response.code(), response.header("Retry-After"));
        return seconds.isEmpty()
                ? CompletableFuture.completedFuture(false)
                : new CompletableFuture<Boolean>().completeOnTimeout(false, seconds.getAsLong(), TimeUnit.SECONDS);
    }

    /** How long to wait; empty when nothing was asked for that can be understood. */
    static OptionalLong seconds(int status, @Nullable String header) {
        boolean asked = status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
        return asked && header != null && header.matches("[0-9]{1,9}")
                ? OptionalLong.of(Math.min(Long.parseLong(header), LONGEST_SECONDS))
                : OptionalLong.empty();
    }
}
