package homework.otus.mysql.operator.lead;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no write leave this process unless the lease was renewed shortly before. The elector finds out some time after the lease is lost: a process
 * that was stopped and goes on, or whose client tries again what failed long ago, would write meanwhile. So each request is looked at
 * when it leaves, each repetition too; the first write that comes too late ends the process.
 *
 * <p>It counts from the moment at which the renewal was <em>sent</em>, by a clock that nobody sets. Others may take the lease {@link
 * Leadership#LEASE_DURATION} after they saw it renewed, which is later; {@link #HOLDS} is shorter, and leaves a request the rest to arrive.
 */
public final class Fence implements Interceptor {
    /** Under which the client has it. */
    public static final String NAME = "mysql-operator-fence";

    static final Duration HOLDS = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String LEASES = "/apis/coordination.k8s.io/";

    private final LongSupplier nanoTime;
    private final Runnable end;
    private volatile Standing standing = new Standing(false, OptionalLong.empty());

    /** Whether a lease is needed, and when its last renewal was sent. */
    private record Standing(boolean needed, OptionalLong renewed) {}

    /** A fence that is open until a lease is asked for. */
    public Fence() {
        this(System::nanoTime, () -> Runtime.getRuntime().halt(Leadership.LOST));
    }

    Fence(LongSupplier nanoTime, Runnable end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** From now on nothing is written without a lease. */
    void close() {
        standing = new Standing(true, OptionalLong.empty());
    }

    /** The lease is ours, by a request that was sent at {@code sent}, in nanoseconds. */
    void renewed(long sent) {
        standing = new Standing(true, OptionalLong.of(sent));
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (isWrite(request) && !isOpen()) {
            LOG.atError()
                    .addKeyValue("method", request.method())
                    .addKeyValue("path", request.uri().getPath())
                    .log("the lease was not renewed in time; ending before this is written");
            end.run();
            throw new IllegalStateException("the lease is not ours");
        }
    }

    private boolean isOpen() {
        Standing now = standing;
        return !now.needed()
                || (now.renewed().isPresent()
                        && nanoTime.getAsLong() - now.renewed().getAsLong() < HOLDS.toNanos());
    }

    private static boolean isWrite(HttpRequest request) {
        String path = request.uri().getPath();
        return !READS.contains(request.method().toUpperCase(Locale.ROOT)) && (path == null || !path.contains(LEASES));
    }
}
