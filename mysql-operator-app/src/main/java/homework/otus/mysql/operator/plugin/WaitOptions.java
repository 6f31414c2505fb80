package homework.otus.mysql.operator.plugin;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long to wait. */
final class WaitOptions {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description =
                    "Wait no longer than this, for example 90s or 1h30m; what goes on goes on (default: no limit).")
    private @Nullable String timeout;

    /** Before anything is done: an unreadable limit is an error. */
    Optional<Duration> limit() {
        if (timeout == null) {
            return Optional.empty();
        }
        try {
            Duration limit = Duration.parse("PT" + timeout.toUpperCase(Locale.ROOT));
            if (!limit.isNegative() && !limit.isZero()) {
                return Optional.of(limit);
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw new PluginException("--timeout is " + timeout + ": give a time such as 90s, 10m or 1h30m");
    }

    /** Waits until it is done, and tells on {@code out} meanwhile; a failure is an error. */
    void await(PrintWriter out, Supplier<Look> looks) {
        new Progress(out, Terminal.isAtBothEnds(), InstantSource.system(), PAUSE).await(looks, limit());
    }
}
