package homework.otus.mysql.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuffixLawTest {
    private static final Action SERVICE = new Action.CreateService();
    private static final Action REMOVE = new Action.Delete(ObjectRole.SERVICE, new Uid("a"));
    private static final Action REMOVE_ANOTHER = new Action.Delete(ObjectRole.SERVICE, new Uid("b"));
    private static final Action GONE = new Action.Await(new Condition.Gone(ObjectRole.SERVICE));
    private static final Action RETAIN =
            new Action.SetReclaim(Storage.BACKUP, "pv-b", new Uid("v"), VolumeFact.Reclaim.RETAIN);
    private static final Action NOTE = new Action.NoteOnVolume(
            "pv-d", new Uid("d"), MySqlSpec.of("mysql:9.7", "otus-database", "1Gi"), Optional.empty());
    private static final Action PODS = new Action.Await(new Condition.PodsGone());

    @Test
    void theSameStepsAreTheRestWhateverTheirUids() {
        assertThat(SuffixLaw.isRest(steps(REMOVE, GONE), steps(REMOVE_ANOTHER, GONE)))
                .isTrue();
    }

    @Test
    void waitsMayBeFulfilledAnywhere() {
        assertThat(SuffixLaw.isRest(steps(GONE, SERVICE, PODS), steps(SERVICE))).isTrue();
        assertThat(SuffixLaw.isRest(steps(GONE, PODS), steps())).isTrue();
    }

    @Test
    void aNewWaitIsNoRest() {
        assertThat(SuffixLaw.isRest(steps(SERVICE), steps(GONE, SERVICE))).isFalse();
    }

    @Test
    void aStepLostOrAddedOrMovedIsNoRest() {
        assertThat(SuffixLaw.isRest(steps(REMOVE, SERVICE), steps(SERVICE))).isFalse();
        assertThat(SuffixLaw.isRest(steps(REMOVE, SERVICE), steps(REMOVE))).isFalse();
        assertThat(SuffixLaw.isRest(steps(SERVICE), steps(SERVICE, SERVICE))).isFalse();
        assertThat(SuffixLaw.isRest(steps(REMOVE, SERVICE), steps(SERVICE, REMOVE)))
                .isFalse();
    }

    @Test
    void aStepIsDoneInItsTurnOnly() {
        assertThat(SuffixLaw.after(steps(SERVICE).get(0), steps(GONE, SERVICE, PODS)))
                .contains(steps(PODS));
        assertThat(SuffixLaw.after(steps(SERVICE).get(0), steps(REMOVE, SERVICE)))
                .isEmpty();
    }

    @Test
    void anOnlookerMissesStepsButNoneComesBack() {
        assertThat(SuffixLaw.isSomeRest(steps(REMOVE, GONE, SERVICE), steps(SERVICE)))
                .isTrue();
        assertThat(SuffixLaw.isSomeRest(steps(REMOVE, SERVICE), steps())).isTrue();
        assertThat(SuffixLaw.isSomeRest(steps(REMOVE, SERVICE), steps(REMOVE))).isFalse();
        assertThat(SuffixLaw.isSomeRest(steps(SERVICE), steps(REMOVE, SERVICE))).isFalse();
    }

    @Test
    void aVolumeThatTheOperatorDoesNotKnowYetMayBeRetainedLater() {
        assertThat(SuffixLaw.after(steps(SERVICE).get(0), steps(RETAIN, SERVICE, PODS)))
                .contains(steps(RETAIN, PODS));
        assertThat(SuffixLaw.isSomeRest(steps(RETAIN, NOTE, GONE, SERVICE), steps(RETAIN, SERVICE)))
                .isTrue();
        assertThat(SuffixLaw.isSomeRest(steps(NOTE, GONE, SERVICE), steps(RETAIN, SERVICE)))
                .isFalse();
        assertThat(SuffixLaw.isSomeRest(steps(RETAIN, SERVICE), steps(RETAIN, REMOVE)))
                .isFalse();
    }

    private static List<Step> steps(Action... actions) {
        return Stream.of(actions)
                .map(action -> new Step(action, "a rule", Reason.of("a reason")))
                .toList();
    }
}
