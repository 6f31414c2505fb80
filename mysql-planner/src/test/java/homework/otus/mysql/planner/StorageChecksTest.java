package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Reason;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageChecksTest {
    private static final ClusterSnapshot ON_CLASS = Worlds.runningOnClass();

    @Test
    void backupsAreNeverLetGo() {
        refuses("I3", reclaim(Storage.BACKUP, VolumeFact.Reclaim.DELETE), ON_CLASS);
        allows(reclaim(Storage.BACKUP, VolumeFact.Reclaim.RETAIN), ON_CLASS);
    }

    @Test
    void dataIsNotLetGoBeforeItIsSaved() {
        refuses("I1", reclaim(Storage.DATA, VolumeFact.Reclaim.DELETE), ON_CLASS);
        refuses("I1", reclaim(Storage.DATA, VolumeFact.Reclaim.DELETE), Worlds.deleted(ON_CLASS));
    }

    @Test
    void anotherVolumeIsNotTouched() {
        Action other = new Action.SetReclaim(Storage.DATA, "v", new Uid("other"), VolumeFact.Reclaim.RETAIN);
        refuses("I4", other, ON_CLASS);
        ClusterSnapshot running = Worlds.running();
        Action ofStatic = new Action.SetReclaim(
                Storage.DATA, "v", running.dataVolume().orElseThrow().uid(), VolumeFact.Reclaim.RETAIN);
        refuses("I8", ofStatic, running);
    }

    /** Invariant I12: a hand that deletes the claim must not take opened data along. */
    @Test
    void dataIsNotOpenedOnAVolumeThatGoesWithItsClaim() {
        ClusterSnapshot unkept = Edits.dataClaim(
                Edits.volume(ON_CLASS, ObjectRole.DATA_VOLUME, volume -> volume.reclaim(VolumeFact.Reclaim.DELETE)),
                claim -> claim.opening(Opening.NEVER));
        Action open = new Action.OpenData(unkept.dataClaim().orElseThrow().uid(), Opening.FRESH);
        refuses("I12", open, unkept);
    }

    @Test
    void nothingShrinks() {
        ClusterSnapshot running = Worlds.running();
        refuses(
                "I10",
                new Action.GrowVolume(
                        Storage.DATA, running.dataVolume().orElseThrow().uid(), "512Mi"),
                running);
        refuses(
                "I10",
                new Action.ExpandClaim(
                        Storage.DATA, ON_CLASS.dataClaim().orElseThrow().uid(), "1Gi"),
                ON_CLASS);
    }

    @Test
    void aSizeIsRecordedWhenItIsThere() {
        ClusterSnapshot running = Worlds.running();
        Action record = new Action.RecordApplied(
                running.dataClaim().orElseThrow().uid(),
                MySqlSpec.builder().from(Worlds.SPEC).storageSize("2Gi").build(),
                List.of());
        refuses("I10", record, running);
        allows(record, Edits.volume(running, ObjectRole.DATA_VOLUME, volume -> volume.capacity("2Gi")));
    }

    @Test
    void theClassNeverChanges() {
        ClusterSnapshot running = Worlds.running();
        refuses(
                "I10",
                new Action.RecordApplied(running.dataClaim().orElseThrow().uid(), Worlds.ON_CLASS, List.of()),
                running);
    }

    private static Action reclaim(Storage storage, VolumeFact.Reclaim reclaim) {
        VolumeFact volume = storage.volumeIn(ON_CLASS).orElseThrow();
        return new Action.SetReclaim(storage, volume.name().orElseThrow(), volume.uid(), reclaim);
    }

    private static void refuses(String invariant, Action action, ClusterSnapshot snapshot) {
        assertThat(PlanValidator.check(new Step(action, "a rule", Reason.of("a reason")), snapshot))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith(invariant + ":"));
    }

    private static void allows(Action action, ClusterSnapshot snapshot) {
        assertThat(PlanValidator.check(new Step(action, "a rule", Reason.of("a reason")), snapshot))
                .isEmpty();
    }
}
