package homework.otus.mysql.operator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.operator.Golden;
import homework.otus.mysql.operator.Worlds;
import homework.otus.mysql.operator.yaml.UnreadableException;
import homework.otus.mysql.planner.PlanText;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotFileTest {
    /** Fixed: the sample is the same in every build. */
    private static final long SEED = 20240501;

    private static final int SAMPLES = 400;

    @Test
    void everyPlaceOnTheRoadsIsReadBackAndPlansTheSameByteForByte() {
        assertThat(Worlds.roads()).hasSizeGreaterThan(50).allSatisfy(snapshot -> {
            Recording recording = recording(snapshot);
            Recording read =
                    SnapshotFile.read(SnapshotFile.write(List.of(recording))).get(0);
            assertThat(read).isEqualTo(recording);
            assertThat(PlanText.of(Worlds.plan(read.snapshot())))
                    .isEqualTo(recording.plan().orElseThrow());
        });
    }

    @Test
    void snapshotsOfAnyShapeAreReadBack() {
        Random random = new Random(SEED);
        RandomSnapshots samples = new RandomSnapshots(random);
        Set<String> states = new TreeSet<>();
        for (int i = 0; i < SAMPLES; i++) {
            Recording recording = Recording.builder()
                    .operator(samples.text())
                    .spec(samples.spec())
                    .snapshot(samples.snapshot())
                    .plan(samples.text())
                    .build();
            assertThat(SnapshotFile.read(SnapshotFile.write(List.of(recording))))
                    .as("sample %s of seed %s", i, SEED)
                    .containsExactly(recording);
            recording.snapshot().jobs().values().stream()
                    .map(JobFact::state)
                    .forEach(state -> states.add(state.getClass().getSimpleName()));
        }
        assertThat(states)
                .as("the sample holds every state of a Job")
                .containsExactlyInAnyOrderElementsOf(Stream.of(JobState.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void severalRecordingsAreSeveralDocuments() {
        List<Recording> recordings =
                List.of(recording(Worlds.fresh()), recording(Worlds.running()), recording(Worlds.deleted()));
        assertThat(SnapshotFile.read(SnapshotFile.write(recordings))).isEqualTo(recordings);
    }

    @Test
    void theFormatStaysAsItIs() {
        List<ClusterSnapshot> road = Worlds.road(Worlds.createdAgain());
        Golden.check("snapshot.yaml", SnapshotFile.write(List.of(recording(road.get(road.size() / 2)))));
    }

    @Test
    void aNewerFormatIsToldSo() {
        refused(
                yaml().replace("snapshot/v1", "snapshot/v2"),
                "format otus.homework/snapshot/v2",
                "newer mysql-operator");
    }

    @Test
    void whatIsNoSnapshotIsToldSo() {
        refused("apiVersion: otus.homework/v1\nkind: MySQL\n", "is no snapshot");
        refused("", "holds no snapshot");
        refused("- a\n", "no YAML of an object");
    }

    @Test
    void aFactThatIsNotKnownIsNamedAndNotIgnored() {
        refused(
                yaml().replace("  guarded:", "  gaurded: true\n    guarded:"),
                "unknown field snapshot.resource.gaurded");
    }

    @Test
    void aFactThatIsMissingIsNamed() {
        refused(yaml().replaceAll("(?m)^.*guarded:.*\n", ""), "snapshot.resource.guarded is missing");
    }

    @Test
    void aWrongValueIsNamedWithWhatIsWanted() {
        refused(yaml().replaceAll("guarded: .*", "guarded: maybe"), "snapshot.resource.guarded must be true or false");
        refused(yaml().replaceAll("observedAt: .*", "observedAt: noon"), "snapshot.observedAt must be a time like");
        refused(yaml().replaceFirst("ownership: \"ours\"", "ownership: \"mine\""), "must be one of ours, unlabelled");
    }

    @Test
    void anErrorInALaterDocumentIsCountedFromTheTopOfTheFile() {
        refused("---\na: 1\n---\nb: 2\nc: d: e\n", "no YAML: line 5");
    }

    private static void refused(String yaml, String... parts) {
        assertThatThrownBy(() -> SnapshotFile.read(yaml))
                .isInstanceOf(UnreadableException.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }

    private static String yaml() {
        return SnapshotFile.write(List.of(recording(Worlds.running())));
    }

    private static Recording recording(ClusterSnapshot snapshot) {
        return Recording.builder()
                .operator("0.1.0")
                .spec(Worlds.SPEC)
                .snapshot(snapshot)
                .plan(PlanText.of(Worlds.plan(snapshot)))
                .build();
    }
}
