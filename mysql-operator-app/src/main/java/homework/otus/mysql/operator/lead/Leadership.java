package homework.otus.mysql.operator.lead;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.InstantSource;
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
public final class Leadership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final String LEASE = "mysql-operator";
    /** With which a process ends that has lost the lease. */
    static final int LOST = 3;

    static final Duration LEASE_DURATION = Duration.ofSeconds(15);

    private final CompletableFuture<?> election;

    private Leadership(CompletableFuture<?> election) {
        this.election = election;
    }

    /**
     * Waits for the lease; empty when the operator was stopped meanwhile.
     *
     * @param namespace where the lease is
     * @param fence of the client: it is closed, and opened as long as the lease is ours
     */
    public static Optional<Leadership> gain(KubernetesClient client, String namespace, Fence fence, CountDownLatch stop)
            throws InterruptedException {
        String identity = System.getenv().getOrDefault("HOSTNAME", "operator") + "-" + UUID.randomUUID();
        CountDownLatch leading = new CountDownLatch(1);
        fence.close();
        Lock lease = new ObservedLease(
                new LeaseLock(namespace, LEASE, identity), System::nanoTime, InstantSource.system(), fence::renewed);
        LeaderElector elector = client.leaderElector()
                .withConfig(new LeaderElectionConfigBuilder()
                        .withName(LEASE)
                        .withLock(lease)
                        .withLeaseDuration(LEASE_DURATION)
                        .withRenewDeadline(Fence.HOLDS)
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
