package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
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
        return new Action.CreateClaim(
                Storage.DATA,
                "1Gi",
                Worlds.FIRST_LIFE,
                Optional.of(Worlds.SPEC),
                opening,
                Optional.empty(),
                Optional.empty());
    }
}
