package homework.otus.mysql.operator.record;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The roads that were recorded on a cluster are roads of the explorer. {@code -Droads.dir=DIR} takes other recordings than
 * those that are committed; src/test/resources/roads/README.md says how they are made.
 */
class RecordedRoadsTest {
    private static final Path ROADS = Path.of(System.getProperty("roads.dir", "src/test/resources/roads"));
    /** What a test does by hand between two looks. */
    private static final int DISTURBANCES_BETWEEN = 1;

    private static final Tracker TRACKER = new Tracker();

    static List<Path> roads() throws IOException {
        try (Stream<Path> files = Files.walk(ROADS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roads")
    void isARoadOfTheExplorer(Path road) throws IOException {
        List<Tracker.Look> looks = looks(road);
        Tracker.Track track = TRACKER.follow(looks, DISTURBANCES_BETWEEN);
        System.out.printf(
                "recorded road %s: %d of %d looks followed, %d disturbances%n",
                ROADS.relativize(road), track.looks(), looks.size(), track.disturbances());
        assertThat(track.lost().orElse("")).as(road.toString()).isEmpty();
    }

    /** Each recording, with one look forged in its middle: a Service that stands over data that was never opened. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("roads")
    void aForgedLookIsNoticed(Path road) throws IOException {
        List<Tracker.Look> looks = new ArrayList<>(looks(road));
        int at = looks.size() / 2;
        Tracker.Look look = looks.get(at);
        looks.set(at, new Tracker.Look(look.spec(), forged(look.snapshot())));
        assertThat(TRACKER.follow(looks, 0).lost().orElseThrow()).startsWith("look ");
    }

    @Test
    void thereAreRecordings() throws IOException {
        assertThat(roads()).isNotEmpty();
    }

    private static ClusterSnapshot forged(ClusterSnapshot snapshot) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .dataVolume(Optional.empty())
                .dataClaim(Optional.empty())
                .workload(Optional.empty())
                .service(new PlainFact(new Uid("forged"), Ownership.OURS, false))
                .build();
    }

    private static List<Tracker.Look> looks(Path road) throws IOException {
        return SnapshotFile.read(Files.readString(road)).stream()
                .map(recording -> new Tracker.Look(recording.spec(), recording.snapshot()))
                .toList();
    }
}
