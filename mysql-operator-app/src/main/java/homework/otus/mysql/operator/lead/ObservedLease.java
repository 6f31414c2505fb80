package homework.otus.mysql.operator.lead;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lease whose age is the time since we saw it change, not what its holder wrote into it. The elector takes a lease whose time of renewal is
 * too long ago by our clock: with a clock that jumps, or is ahead of the holder's, it would take one that is renewed all the time. What client-go does, too.
 */
final class ObservedLease implements Lock {
    private static final String NOBODY = "";

    private final Lock lease;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final LongConsumer renewed;
    private @Nullable Sight last;

    /** What was seen, and since when. */
    private record Sight(LeaderElectionRecord record, long since) {}

    /** @param renewed is told when the request was sent that made or kept the lease ours, in nanoseconds */
    ObservedLease(Lock lease, LongSupplier nanoTime, InstantSource clock, LongConsumer renewed) {
        this.lease = lease;
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.renewed = renewed;
    }

    @Override
    public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
        LeaderElectionRecord record = lease.get(client);
        if (record == null) {
            last = null;
            return null;
        }
        long now = nanoTime.getAsLong();
        Sight sight = last;
        if (sight == null || !sight.record().equals(record)) {
            sight = new Sight(record, now);
            last = sight;
        }
        return record.toBuilder()
                .renewTime(clock.instant()
                        .minus(Duration.ofNanos(now - sight.since()))
                        .atZone(ZoneOffset.UTC))
                .build();
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord record) {
        long sent = nanoTime.getAsLong();
        lease.create(client, record);
        tell(record, sent);
    }

    /** The elector gives the lease back as one of nobody. That has to be written as a name: what is null stays as it is in a patch. */
    @Override
    public void update(KubernetesClient client, LeaderElectionRecord record) {
        long sent = nanoTime.getAsLong();
        lease.update(
                client,
                record.getHolderIdentity() == null
                        ? record.toBuilder().holderIdentity(NOBODY).build()
                        : record);
        tell(record, sent);
    }

    @Override
    public String identity() {
        return lease.identity();
    }

    @Override
    public String describe() {
        return lease.describe();
    }

    private void tell(LeaderElectionRecord record, long sent) {
        if (Objects.equals(record.getHolderIdentity(), identity())) {
            renewed.accept(sent);
        }
    }
}
