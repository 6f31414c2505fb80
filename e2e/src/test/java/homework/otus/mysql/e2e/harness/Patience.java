package homework.otus.mysql.e2e.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for what a cluster takes its time for. */
public final class Patience {
    /** How many times slower than a quiet machine this one may be. */
    static final long STRETCH = Integer.getInteger("e2e.patience", 1).longValue();

    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final long PAUSE_MILLIS = 200;

    private Patience() {}

    /** Waits until {@code holds}; an exception of it counts as "not yet", and is told when time is up. */
    public static void await(String what, Callable<Boolean> holds) {
        await(what, LIMIT, holds, () -> "");
    }

    /** The same with a limit of its own; {@code otherwise} says what there is when time is up. */
    public static void await(String what, Duration limit, Callable<Boolean> holds, Supplier<String> otherwise) {
        Instant end = Instant.now().plus(limit.multipliedBy(STRETCH));
        Exception last = null;
        while (true) {
            try {
                if (holds.call()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                throw interrupted(what, e);
            } catch (Exception e) {
                last = e;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "not within " + limit.toSeconds() * STRETCH + " s: " + what + "; " + otherwise.get(), last);
            }
            pause(what);
        }
    }

    private static void pause(String what) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    private static IllegalStateException interrupted(String what, @Nullable Exception cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting: " + what, cause);
    }
}
