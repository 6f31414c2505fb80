package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.AdapterException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Waits, and tells meanwhile what is going on: on a terminal in one line that changes, elsewhere in one line for each change.
 * An API server that does not answer for a while is waited for, too.
 */
final class Progress {
    private static final String[] WHEEL = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final String LINE_START = "\r\u001b[K";
    private static final int FRUITLESS_MAX = 60;
    /** Longer lines would wrap, and the start of the line would be another one. */
    private static final int WIDTH = 110;

    private final PrintWriter out;
    private final boolean terminal;
    private final InstantSource clock;
    private final Duration pause;
    private String shown = "";
    /** How often in a row nobody answered. */
    private int fruitless;

    /** @param terminal whether {@code out} is one */
    Progress(PrintWriter out, boolean terminal, InstantSource clock, Duration pause) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.pause = pause;
    }

    /** Looks again and again until it is done; a failure is an error with its words. */
    void await(Supplier<Look> looks, Optional<Duration> limit) {
        Instant start = clock.instant();
        while (true) {
            Look seen = look(looks);
            Duration spent = Duration.between(start, clock.instant());
            Look look = limit.filter(most -> spent.compareTo(most) >= 0)
                    .map(most -> tooLate(seen, most))
                    .orElse(seen);
            if (look instanceof Look.Failed failed) {
                out.print(terminal ? LINE_START : "");
                throw new PluginException(failed.text());
            }
            show(look, spent);
            if (look instanceof Look.Done) {
                return;
            }
            sleep();
        }
    }

    private Look look(Supplier<Look> looks) {
        try {
            Look look = looks.get();
            fruitless = 0;
            return look;
        } catch (AdapterException e) {
            fruitless++;
            if (!unanswered(e) || fruitless > FRUITLESS_MAX) {
                throw e;
            }
            return new Look.Going(String.valueOf(e.getMessage()));
        }
    }

    private static Look tooLate(Look look, Duration limit) {
        return look instanceof Look.Going
                ? new Look.Failed("not done within " + Ages.words(limit) + ", and still going on: " + look.text())
                : look;
    }

    private static boolean unanswered(AdapterException error) {
        return switch (error.code()) {
            case UNREACHABLE, BUSY, SERVER_ERROR -> true;
            case CONFLICT, CHANGED, ALREADY_THERE, NOT_FOUND, UNAUTHORIZED, FORBIDDEN, REFUSED, NOT_OURS, UNREADABLE ->
                false;
        };
    }

    private void show(Look look, Duration spent) {
        if (look instanceof Look.Going && terminal) {
            String sign = WHEEL[(int) (spent.toMillis() / Math.max(1, pause.toMillis()) % WHEEL.length)];
            String line =
                    look.text().length() <= WIDTH ? look.text() : look.text().substring(0, WIDTH - 1) + "…";
            out.print(LINE_START + sign + " " + line + " (" + spent.toSeconds() + "s)");
        } else if (!look.text().equals(shown)) {
            out.println((terminal ? LINE_START : "") + look.text());
        }
        shown = look.text();
        out.flush();
    }

    private void sleep() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException("interrupted while waiting");
        }
    }
}
