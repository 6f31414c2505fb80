package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.planner.rules.NoteAppliedOnVolume;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant I11: what served the data is known even when its claim is lost. */
class NoteAppliedOnVolumeTest {
    private static final Rule RULE = new NoteAppliedOnVolume();
    private static final MySqlSpec LATER = MySqlSpec.of("mysql:8.0", "otus-database", "1Gi");
    private static final ImageChange CHANGE = new ImageChange("mysql:8.0", "5.7.44", "8.0.42");

    @Test
    void theVolumeIsToldWhatIsRecorded() {
        ask(RULE, Edits.dataClaim(Worlds.running(), claim -> claim.applied(LATER)))
                .does(note("mysql-instance-pv", LATER, Optional.empty()));
    }

    @Test
    void aVolumeOfAClassIsToldByItsOwnName() {
        ask(RULE, untold(Worlds.runningOnClass()))
                .does(note("made-for-mysql-instance-pvc", Worlds.ON_CLASS, Optional.empty()));
    }

    /** A mark alone says nothing yet: the server still has the old image. */
    @Test
    void aChangeIsToldWithItsImageAndForgottenWhenAServerOfItAccepts() {
        ClusterSnapshot marked = Edits.dataClaim(Worlds.running(), claim -> claim.imageChange(CHANGE));
        ask(RULE, marked).doesNotFireBecause("the data volume tells the same as its claim");

        ClusterSnapshot recorded = Edits.dataClaim(marked, claim -> claim.applied(LATER));
        ask(RULE, recorded).does(note("mysql-instance-pv", LATER, Optional.of(CHANGE)));

        ClusterSnapshot told = after(recorded);
        ask(RULE, told).doesNotFire();
        ClusterSnapshot served = Edits.workload(
                told,
                workload -> workload.template(ServerTemplate.builder()
                        .from(told.workload().orElseThrow().template().orElseThrow())
                        .applied(LATER)
                        .build()));
        ask(RULE, served).does(note("mysql-instance-pv", LATER, Optional.empty()));
        ask(RULE, Edits.withPods(served, List.of())).doesNotFire();
    }

    @Test
    void itComesBeforeTheServerThatIsMadeFromIt() {
        List<Action> actions = new Planner()
                        .plan(
                                Worlds.SPEC,
                                Optional.empty(),
                                Edits.withPods(Edits.without(untold(Worlds.running()), ObjectRole.WORKLOAD), List.of()))
                        .steps()
                        .stream()
                        .map(step -> step.action())
                        .toList();
        assertThat(actions.get(0)).isEqualTo(note("mysql-instance-pv", Worlds.SPEC, Optional.empty()));
        assertThat(actions.get(1)).isInstanceOf(Action.CreateWorkload.class);
    }

    @Test
    void doesNotFireWhereNothingIsToBeTold() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the data volume tells the same as its claim");
        ask(RULE, Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM)).doesNotFireBecause(Causes.NO_CLAIM);
        ask(RULE, Edits.without(Worlds.running(), ObjectRole.DATA_VOLUME))
                .doesNotFireBecause("there is no data volume of ours yet");
        ask(
                        RULE,
                        Edits.volume(
                                untold(Worlds.runningOnClass()),
                                ObjectRole.DATA_VOLUME,
                                volume -> volume.ownership(Ownership.UNLABELLED)))
                .doesNotFireBecause("there is no data volume of ours yet");
    }

    private static ClusterSnapshot after(ClusterSnapshot snapshot) {
        return Simulator.apply(snapshot, note("mysql-instance-pv", LATER, Optional.of(CHANGE)));
    }

    private static ClusterSnapshot untold(ClusterSnapshot snapshot) {
        return Edits.volume(snapshot, ObjectRole.DATA_VOLUME, volume -> volume.applied(Optional.empty()));
    }

    private static Action note(String name, MySqlSpec applied, Optional<ImageChange> change) {
        return new Action.NoteOnVolume(name, Asked.uid(Worlds.running(), ObjectRole.DATA_VOLUME), applied, change);
    }
}
