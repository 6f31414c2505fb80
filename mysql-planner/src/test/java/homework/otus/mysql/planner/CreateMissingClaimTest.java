package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.CreateMissingClaim;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant I11: only a volume that was never bound counts as never opened. */
class CreateMissingClaimTest {
    private static final Rule RULE = new CreateMissingClaim(Storage.DATA);

    @Test
    void aNewVolumeIsNotOpened() {
        ClusterSnapshot now = Worlds.walk(Worlds.fresh(), Action.CreateClaim.class::isInstance);
        ask(RULE, now).does(claim(Opening.NEVER));
    }

    @Test
    void waitsUntilTheVolumeIsRecognised() {
        ClusterSnapshot now = Worlds.walk(Worlds.fresh(), Action.CreateClaim.class::isInstance);
        VolumeFact justMade = VolumeFact.builder()
                .from(now.dataVolume().orElseThrow())
                .recognised(false)
                .build();
        ask(RULE, Edits.withVolume(now, Storage.DATA, justMade))
                .does(new Action.Await(new Condition.VolumeRecognised(Storage.DATA)));
    }

    @Test
    void aVolumeThatWasBoundIsUnknown() {
        ClusterSnapshot now = Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM);
        ask(RULE, now).does(claim(Opening.UNKNOWN));
    }

    /** The spec was edited while the claim was lost: the data goes on with what last served it, and the change comes later. */
    @Test
    void theVolumeTellsWhatServedTheData() {
        MySqlSpec served = MySqlSpec.of("mysql:5.7.31", "old-database", "1Gi");
        ImageChange change = new ImageChange("mysql:5.7.31", "5.7.30", "5.7.31");
        ClusterSnapshot now = Edits.volume(
                Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM),
                ObjectRole.DATA_VOLUME,
                volume -> volume.applied(served).imageChange(change));
        ask(RULE, now).does(claim(Opening.UNKNOWN, served, Optional.of(change)));
        ask(RULE, now).uses("volumeTells=mysql:5.7.31");
    }

    @Test
    void whereTheVolumeWasNotToldTheWorkloadTells() {
        MySqlSpec wanted = MySqlSpec.of("mysql:8.0", "otus-database", "1Gi");
        ClusterSnapshot now = Edits.volume(
                Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM),
                ObjectRole.DATA_VOLUME,
                volume -> volume.applied(Optional.empty()));
        ask(RULE, wanted, now).does(claim(Opening.UNKNOWN));
        ask(RULE, wanted, Edits.without(now, ObjectRole.WORKLOAD))
                .does(claim(Opening.UNKNOWN, wanted, Optional.empty()));
    }

    /** Its directory is that of the volume that is gone. */
    @Test
    void aVolumeThatIsNewInALifeThatRanTellsWhatItWasToldWhenItWasMade() {
        MySqlSpec wanted = MySqlSpec.of("mysql:8.0", "otus-database", "1Gi");
        ClusterSnapshot now = Edits.volume(
                Edits.without(Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM), ObjectRole.WORKLOAD),
                ObjectRole.DATA_VOLUME,
                volume -> volume.claimRef(Optional.empty()));
        ask(RULE, wanted, now).does(claim(Opening.UNKNOWN));
        ClusterSnapshot neverRan = Worlds.withResource(now, resource -> resource.reported(Optional.empty()));
        ask(RULE, wanted, neverRan).does(claim(Opening.NEVER, wanted, Optional.empty()));
    }

    @Test
    void aLifeThatWasReadyIsUnknown() {
        ClusterSnapshot now =
                Edits.without(Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM), ObjectRole.DATA_VOLUME);
        ask(RULE, now).does(claim(Opening.UNKNOWN));
    }

    @Test
    void aFinalBackupGetsItsClaimBack() {
        ClusterSnapshot now = Edits.without(Worlds.deleted(Worlds.running()), ObjectRole.DATA_CLAIM);
        ask(RULE, now).does(claim(Opening.UNKNOWN));
    }

    @Test
    void doesNotFireWhenItIsThere() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the claim is there");
    }

    @Test
    void doesNotFireWhileItIsGoing() {
        ask(RULE, Edits.terminating(Worlds.running(), ObjectRole.DATA_CLAIM)).doesNotFire();
    }

    private static Action claim(Opening opening) {
        return claim(opening, Worlds.SPEC, Optional.empty());
    }

    private static Action claim(Opening opening, MySqlSpec applied, Optional<ImageChange> change) {
        return new Action.CreateClaim(
                Storage.DATA,
                "1Gi",
                Worlds.FIRST_LIFE,
                Optional.of(applied),
                opening,
                Optional.empty(),
                Optional.empty(),
                change);
    }
}
