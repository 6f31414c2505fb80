package homework.otus.mysql.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one of several operators act, as long as this is open. One that loses the lease ends its process: it must
 * not write any more.
 */
final class Leadership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final String LEASE = "mysql-operator";
    private static final int LOST = 3;

    private final CompletableFuture<?> election;

    private Leadership(CompletableFuture<?> election) {
        this.election = election;
    }

    /** Waits for the lease; empty when the operator was stopped meanwhile. */
    static Optional<Leadership> gain(KubernetesClient client, OperatorSettings settings, CountDownLatch stop)
            throws InterruptedException {
        String identity = System.getenv().getOrDefault("HOSTNAME", "operator") + "-" + UUID.randomUUID();
        CountDownLatch leading = new CountDownLatch(1);
        LeaderElector elector = client.leaderElector()
                .withConfig(new LeaderElectionConfigBuilder()
                        .withName(LEASE)
                        .withLock(new LeaseLock(settings.leaseNamespace(), LEASE, identity))
                        .withLeaseDuration(Duration.ofSeconds(15))
                        .withRenewDeadline(Duration.ofSeconds(10))
                        .withRetryPeriod(Duration.ofSeconds(2))
                        .withReleaseOnCancel(true)
                        .withLeaderCallbacks(new LeaderCallbacks(
                                leading::countDown,
                                () -> lost(stop),
                                leader -> LOG.atInfo()
                                        .addKeyValue("leader", leader)
                                        .log("leader")))
                        .build())
                .build();
        CompletableFuture<?> election = elector.start();
        while (!leading.await(200, TimeUnit.MILLISECONDS)) {
            if (stop.getCount() == 0) {
                election.cancel(true);
                return Optional.empty();
            }
        }
        return Optional.of(new Leadership(election));
    }

    /** Gives the lease back, so that the next leader need not wait. To be called when nothing writes any more. */
    @Override
    public void close() {
        election.cancel(true);
    }

    private static void lost(CountDownLatch stop) {
        if (stop.getCount() > 0) {
            LOG.error("the lease is lost; ending, so that only the new leader writes");
            Runtime.getRuntime().halt(LOST);
        }
    }
}
