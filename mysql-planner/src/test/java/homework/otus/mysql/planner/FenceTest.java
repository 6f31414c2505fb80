package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant I14: which backups count as taken of a server that acknowledged nothing afterwards. */
class FenceTest {
    private static final Instant BACKED_UP = Worlds.NOON.plusSeconds(60);

    @Test
    void holdsWhileTheServerOfTheBackupRuns() {
        assertThat(held("5.7.44", pod("pod", BACKED_UP.minusSeconds(1)))).isTrue();
    }

    @Test
    void isLostWhenTheServerRestarted() {
        assertThat(held("5.7.44", pod("pod", BACKED_UP.plusSeconds(1)))).isFalse();
    }

    @Test
    void isLostWhenAnotherPodServes() {
        assertThat(held("5.7.44", pod("other", BACKED_UP.minusSeconds(1)))).isFalse();
    }

    /** A pod that came and went may have let clients write. */
    @Test
    void isNotKnownWithoutPodsWhileTheWorkloadStands() {
        assertThat(held("5.7.44")).isFalse();
    }

    @Test
    void holdsWithoutPodsOnceServiceAndWorkloadAreTakenDown() {
        ClusterSnapshot down = Edits.without(Edits.without(Worlds.running(), ObjectRole.SERVICE), ObjectRole.WORKLOAD);
        assertThat(Fence.heldSince(backup("5.7.44"), Edits.withPods(down, List.of())))
                .isTrue();
    }

    @Test
    void holdsWhenWhatStandsIsGoing() {
        ClusterSnapshot going =
                Edits.terminating(Edits.terminating(Worlds.running(), ObjectRole.SERVICE), ObjectRole.WORKLOAD);
        assertThat(Fence.heldSince(backup("5.7.44"), Edits.withPods(going, List.of())))
                .isTrue();
    }

    @Test
    void asksNothingOfATerminatingPod() {
        PodFact going = PodFact.builder()
                .from(pod("other", BACKED_UP.plusSeconds(1)))
                .terminating(true)
                .build();
        assertThat(held("5.7.44", pod("pod", BACKED_UP.minusSeconds(1)), going)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"8.0.36, true", "9.7.4, true", "26.1.0, true", "5.7.44, false", "simulated, false", "99999999.1, false"
    })
    void outlivesARestartFrom8On(String version, boolean outlives) {
        assertThat(held(version, pod("other", BACKED_UP.plusSeconds(1)))).isEqualTo(outlives);
    }

    private static boolean held(String version, PodFact... pods) {
        return Fence.heldSince(backup(version), Edits.withPods(Worlds.running(), List.of(pods)));
    }

    private static BackupRecord backup(String version) {
        return BackupRecord.builder()
                .from(Worlds.backup("b", Worlds.FIRST_LIFE))
                .serverVersion(version)
                .completedAt(BACKED_UP)
                .build();
    }

    private static PodFact pod(String name, Instant startedAt) {
        return PodFact.builder().name(name).ready(true).startedAt(startedAt).build();
    }
}
