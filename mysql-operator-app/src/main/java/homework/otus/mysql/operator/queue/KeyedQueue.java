package homework.otus.mysql.operator.queue;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work by key, with the semantics of client-go's work queue: a key is never worked on by two workers at
 * once; a key that is added many times before a worker takes it is worked on once; one that is added while
 * it is worked on is worked on again; a failed one comes back after a pause that doubles.
 *
 * <p>Properties: nothing that was added before {@link #close} is lost but by {@link #close}; no lock is
 * held while work is done.
 */
public final class KeyedQueue<K> implements AutoCloseable {
    private final Function<K, Next> work;
    private final Backoff backoff;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final QueueObserver observer;
    /** Since when each key waits, and is worked on, in nanoseconds of {@link System#nanoTime}. */
    private final Map<K, Long> waiting = new HashMap<>();

    private final Map<K, Long> active = new HashMap<>();
    private final Map<K, Integer> failures = new HashMap<>();
    private final Map<K, Future<?>> timers = new HashMap<>();
    private boolean closed;

    /** What comes after a piece of work. */
    public sealed interface Next {
        /** Nothing until the key is added again. */
        record Rest() implements Next {}

        /** The same key again after the pause, if it is not added earlier. */
        record Again(Duration pause) implements Next {}

        /** It failed: again after a pause that grows. */
        record Failed() implements Next {}
    }

    /** What is worked on, and for how long so far. */
    public record Running<K>(K key, Duration since) {}

    public KeyedQueue(int workers, Backoff backoff, Function<K, Next> work) {
        this(workers, backoff, work, QueueObserver.NONE);
    }

    /** A queue whose work {@code observer} is told of. */
    public KeyedQueue(int workers, Backoff backoff, Function<K, Next> work, QueueObserver observer) {
        AtomicInteger number = new AtomicInteger();
        this.work = work;
        this.observer = observer;
        this.backoff = backoff;
        this.workers =
                Executors.newFixedThreadPool(workers, task -> new Thread(task, "worker-" + number.incrementAndGet()));
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "queue-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks for work on {@code key}. */
    public synchronized void add(K key) {
        if (!closed && waiting.putIfAbsent(key, System.nanoTime()) == null && !active.containsKey(key)) {
            submit(key);
        }
    }

    /** How many keys wait for a worker. */
    public synchronized int depth() {
        return waiting.size();
    }

    /** How many keys are worked on. */
    public synchronized int active() {
        return active.size();
    }

    /** The piece of work that has taken longest so far; empty when nothing is being done. */
    public synchronized Optional<Running<K>> longest() {
        long now = System.nanoTime();
        return active.entrySet().stream()
                .map(entry -> new Running<>(entry.getKey(), Duration.ofNanos(now - entry.getValue())))
                .max(Comparator.comparing(Running::since));
    }

    /** Takes no more work, and waits at most ten seconds for what is being done. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.clear();
        }
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** One timer a key: a key that is looked at often must not collect them. */
    private void addAfter(K key, Duration pause) {
        if (!closed) {
            Future<?> later = timer.schedule(() -> add(key), pause.toMillis(), TimeUnit.MILLISECONDS);
            cancel(timers.put(key, later));
        }
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void submit(K key) {
        try {
            workers.execute(() -> run(key));
        } catch (RejectedExecutionException e) {
            waiting.remove(key); // closed meanwhile
        }
    }

    private void run(K key) {
        Long added;
        long begun = System.nanoTime();
        synchronized (this) {
            added = waiting.remove(key);
            if (added == null) {
                return;
            }
            active.put(key, begun);
            cancel(timers.remove(key));
        }
        observer.begun(Duration.ofNanos(Math.max(0, begun - added)));
        Next next = new Next.Failed();
        try {
            next = work.apply(key);
        } finally {
            settle(key, next);
            observer.ended(next, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private synchronized void settle(K key, Next next) {
        active.remove(key);
        if (next instanceof Next.Failed) {
            int count = failures.merge(key, 1, Integer::sum);
            addAfter(key, backoff.pause(count));
        } else {
            failures.remove(key);
        }
        if (next instanceof Next.Again again) {
            addAfter(key, again.pause());
        }
        if (waiting.containsKey(key) && !closed) {
            submit(key);
        }
    }
}
