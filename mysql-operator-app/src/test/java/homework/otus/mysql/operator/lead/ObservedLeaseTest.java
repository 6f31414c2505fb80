package homework.otus.mysql.operator.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedLeaseTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final AtomicLong nanos = new AtomicLong();
    private Instant clock = NOON;
    private final List<Long> renewed = new ArrayList<>();
    private final StoredLease stored = new StoredLease();
    private final ObservedLease lease = new ObservedLease(stored, nanos::get, () -> clock, renewed::add);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void itsAgeIsCountedFromTheFirstSightOfIt() {
        stored.record = record("other", NOON.minus(Duration.ofDays(1)));
        assertThat(age()).as("its holder may be a day behind").isZero();
        pass(Duration.ofSeconds(14));
        assertThat(age()).hasSeconds(14);
        pass(SECOND);
        assertThat(age()).isEqualTo(Leadership.LEASE_DURATION);
    }

    @Test
    void aRenewalMakesItYoungWhateverTimeItTells() {
        stored.record = record("other", NOON);
        assertThat(age()).isZero();
        pass(Duration.ofSeconds(14));
        stored.record = record("other", NOON.minus(Duration.ofHours(2)));
        assertThat(age()).isZero();
    }

    @Test
    void aClockThatJumpsDoesNotMakeItOlderOrYounger() {
        stored.record = record("other", NOON);
        assertThat(age()).isZero();
        pass(SECOND);
        clock = NOON.plus(Duration.ofHours(1));
        assertThat(age()).isEqualTo(SECOND);
        clock = NOON.minus(Duration.ofHours(1));
        assertThat(age()).isEqualTo(SECOND);
    }

    @Test
    void whoGetsItLaterIsSeenAnew() {
        stored.record = record("other", NOON);
        assertThat(age()).isZero();
        pass(SECOND);
        stored.record = record("third", NOON);
        assertThat(age()).isZero();
        stored.record = null;
        assertThat(lease.get(client)).isNull();
        stored.record = record("third", NOON);
        pass(SECOND);
        assertThat(age()).isZero();
    }

    @Test
    void onlyWhatMakesItOursIsARenewal() {
        nanos.set(5);
        lease.create(client, record("me", NOON));
        nanos.set(7);
        lease.update(client, record("me", NOON));
        nanos.set(9);
        lease.update(client, record(null, NOON));
        assertThat(renewed).as("counted from when it was sent").containsExactly(5L, 7L);
    }

    @Test
    void itIsGivenBackWithAnEmptyNameSinceAPatchWouldKeepTheOldOne() {
        lease.update(client, record(null, NOON));
        assertThat(Objects.requireNonNull(stored.record).getHolderIdentity()).isEqualTo("");
    }

    private Duration age() {
        return Duration.between(
                Objects.requireNonNull(lease.get(client)).getRenewTime().toInstant(), clock);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        clock = clock.plus(time);
    }

    private static LeaderElectionRecord record(@Nullable String holder, Instant renewed) {
        ZonedDateTime time = renewed.atZone(ZoneOffset.UTC);
        return new LeaderElectionRecord(holder, Leadership.LEASE_DURATION, time, time, 0);
    }

    /** It takes a while to be written. */
    private final class StoredLease implements Lock {
        private @Nullable LeaderElectionRecord record;

        @Override
        public @Nullable LeaderElectionRecord get(KubernetesClient asking) {
            return record;
        }

        @Override
        public void create(KubernetesClient asking, LeaderElectionRecord written) {
            nanos.addAndGet(1);
            record = written;
        }

        @Override
        public void update(KubernetesClient asking, LeaderElectionRecord written) {
            create(asking, written);
        }

        @Override
        public String identity() {
            return "me";
        }

        @Override
        public String describe() {
            return "a lease";
        }
    }
}
