package homework.otus.mysql.operator.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter out = new StringWriter();
    private Instant now = Instant.EPOCH;

    @Test
    void inAPipeEachChangeIsOneLine() {
        progress(false)
                .await(
                        looks(new Look.Going("a"), new Look.Going("a"), new Look.Going("b"), new Look.Done("c")),
                        Optional.empty());
        assertThat(out.toString()).isEqualTo("a\nb\nc\n");
    }

    @Test
    void onATerminalOneLineChangesAndTheLastStays() {
        progress(true).await(looks(new Look.Going("a"), new Look.Going("b"), new Look.Done("c")), Optional.empty());
        assertThat(out.toString()).contains("\r\u001b[K", " a (", " b (").endsWith("\r\u001b[Kc\n");
        assertThat(out.toString().lines()).hasSizeLessThan(8);
    }

    @Test
    void aFailureIsAnErrorWithItsWords() {
        assertThatThrownBy(() -> progress(false)
                        .await(looks(new Look.Going("a"), new Look.Failed("disk full")), Optional.empty()))
                .isInstanceOf(PluginException.class)
                .hasMessage("disk full");
    }

    @Test
    void timeRunsOutButNotForWhatIsDone() {
        Duration limit = Duration.ofSeconds(2);
        assertThatThrownBy(() -> progress(false)
                        .await(
                                looks(
                                        new Look.Going("a"),
                                        new Look.Going("a"),
                                        new Look.Going("a"),
                                        new Look.Going("a")),
                                Optional.of(limit)))
                .hasMessage("not done within 2s, and still going on: a");
        now = Instant.EPOCH;
        progress(false).await(looks(new Look.Going("a"), new Look.Done("b")), Optional.of(limit));
    }

    @Test
    void anApiServerThatIsAwayIsWaitedFor() {
        Deque<Look> looks = new ArrayDeque<>(List.of(new Look.Done("b")));
        int[] calls = {0};
        progress(false)
                .await(
                        () -> {
                            if (calls[0]++ < 3) {
                                throw AdapterException.of(AdapterException.Code.UNREACHABLE, "away");
                            }
                            return looks.remove();
                        },
                        Optional.empty());
        assertThat(out.toString()).isEqualTo("away\nb\n");
    }

    @Test
    void whatDoesNotPassIsNotWaitedFor() {
        assertThatThrownBy(() -> progress(false)
                        .await(
                                () -> {
                                    throw AdapterException.of(AdapterException.Code.FORBIDDEN, "no");
                                },
                                Optional.empty()))
                .hasMessage("no");
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(out), terminal, this::tick, Duration.ofMillis(1));
    }

    /** A second for each question. */
    private Instant tick() {
        Instant then = now;
        now = now.plusSeconds(1);
        return then;
    }

    private static Supplier<Look> looks(Look... looks) {
        Deque<Look> left = new ArrayDeque<>(List.of(looks));
        return left::remove;
    }
}
