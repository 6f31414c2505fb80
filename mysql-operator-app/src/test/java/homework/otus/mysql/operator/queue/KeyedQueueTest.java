package homework.otus.mysql.operator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class KeyedQueueTest {
    private static final Backoff SOON = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), () -> 0);

    @Test
    void manyAddsBeforeAWorkerComesAreOnePieceOfWork() throws InterruptedException {
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        List<String> done = new CopyOnWriteArrayList<>();
        try (KeyedQueue<String> queue = new KeyedQueue<>(1, SOON, key -> {
            begun.countDown();
            await(hold);
            done.add(key);
            return new KeyedQueue.Next.Rest();
        })) {
            queue.add("first");
            await(begun);
            for (int i = 0; i < 10; i++) {
                queue.add("second");
            }
            hold.countDown();
            Thread.sleep(200);
            assertThat(done).containsExactly("first", "second");
        }
    }

    @Test
    void aKeyIsNeverWorkedOnTwiceAtOnceAndAnAddMeanwhileIsNotLost() throws InterruptedException {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twice = new CountDownLatch(2);
        CountDownLatch begun = new CountDownLatch(1);
        try (KeyedQueue<String> queue = new KeyedQueue<>(4, SOON, key -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            begun.countDown();
            pause(50);
            atOnce.decrementAndGet();
            twice.countDown();
            return new KeyedQueue.Next.Rest();
        })) {
            queue.add("key");
            await(begun);
            queue.add("key");
            await(twice);
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void whatFailedComesBackEvenAfterAnException() {
        CountDownLatch third = new CountDownLatch(3);
        try (KeyedQueue<String> queue = new KeyedQueue<>(1, SOON, key -> {
            third.countDown();
            return new KeyedQueue.Next.Failed();
        })) {
            queue.add("key");
            await(third);
        }
    }

    @Test
    void oneSlowKeyDoesNotHoldUpAnother() {
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch fast = new CountDownLatch(1);
        try (KeyedQueue<String> queue = new KeyedQueue<>(2, SOON, key -> {
            if (key.equals("slow")) {
                await(hold);
            } else {
                fast.countDown();
            }
            return new KeyedQueue.Next.Rest();
        })) {
            queue.add("slow");
            queue.add("fast");
            await(fast);
            hold.countDown();
        }
    }

    /** An instance whose Job hangs waits, and one on which the operator fails pauses: neither keeps a worker. */
    @Test
    void twoHundredThatHangAndSomeThatFailDoNotDelayTheNext() {
        Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofMinutes(5), () -> 0);
        CountDownLatch hanging = new CountDownLatch(200);
        CountDownLatch failed = new CountDownLatch(20);
        CountDownLatch next = new CountDownLatch(1);
        try (KeyedQueue<String> queue = new KeyedQueue<>(4, backoff, key -> {
            if (key.startsWith("hangs")) {
                hanging.countDown();
                return new KeyedQueue.Next.Again(Duration.ofMinutes(1));
            }
            if (key.startsWith("poison")) {
                failed.countDown();
                throw new IllegalStateException(key);
            }
            next.countDown();
            return new KeyedQueue.Next.Rest();
        })) {
            for (int i = 0; i < 200; i++) {
                queue.add("hangs" + i);
            }
            for (int i = 0; i < 4; i++) {
                queue.add("poison" + i);
            }
            await(hanging);
            await(failed);
            queue.add("201st");
            await(next);
        }
    }

    @Test
    void aPauseEndsByItself() {
        CountDownLatch twice = new CountDownLatch(2);
        try (KeyedQueue<String> queue = new KeyedQueue<>(1, SOON, key -> {
            twice.countDown();
            return new KeyedQueue.Next.Again(Duration.ofMillis(10));
        })) {
            queue.add("key");
            await(twice);
        }
    }

    @Test
    void aKeyThatIsLookedAtOftenCollectsNoTimers() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        try (KeyedQueue<String> queue = new KeyedQueue<>(1, SOON, key -> {
            count.incrementAndGet();
            return new KeyedQueue.Next.Again(Duration.ofMillis(400));
        })) {
            for (int i = 0; i < 20; i++) {
                queue.add("key");
                pause(5);
            }
            int before = count.get();
            Thread.sleep(1000);
            assertThat(count.get() - before).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(SOON.pause(1)).isEqualTo(Duration.ofMillis(5));
        assertThat(SOON.pause(2)).isEqualTo(Duration.ofMillis(10));
        assertThat(SOON.pause(50)).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void anObserverIsToldHowLongAKeyWaitedAndWasWorkedOn() throws InterruptedException {
        List<Duration> waits = new CopyOnWriteArrayList<>();
        List<KeyedQueue.Next> ends = new CopyOnWriteArrayList<>();
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        QueueObserver observer = new QueueObserver() {
            @Override
            public void begun(Duration waited) {
                waits.add(waited);
            }

            @Override
            public void ended(KeyedQueue.Next next, Duration took) {
                ends.add(next);
                both.countDown();
            }
        };
        try (KeyedQueue<String> queue = new KeyedQueue<>(
                1,
                SOON,
                key -> {
                    await(hold);
                    return new KeyedQueue.Next.Rest();
                },
                observer)) {
            queue.add("first");
            queue.add("second");
            pause(100);
            assertThat(queue.active()).isEqualTo(1);
            assertThat(queue.longest()).hasValueSatisfying(longest -> {
                assertThat(longest.key()).isEqualTo("first");
                assertThat(longest.since()).isGreaterThan(Duration.ofMillis(50));
            });
            hold.countDown();
            await(both);
            assertThat(waits.get(0)).isLessThan(waits.get(1));
            assertThat(waits.get(1)).isGreaterThan(Duration.ofMillis(50));
            assertThat(ends).hasSize(2).hasOnlyElementsOfType(KeyedQueue.Next.Rest.class);
            assertThat(queue.longest()).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
