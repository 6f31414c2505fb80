package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.RebindKeptVolume;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A kept volume is bound to the new claim of that name. */
class RebindKeptVolumeTest {
    private static final Rule RULE = new RebindKeptVolume(Storage.DATA);

    @Test
    void bindsItAgain() {
        ClusterSnapshot now = anotherClaim();
        ask(RULE, now).does(new Action.RebindVolume(Storage.DATA, uid(now, ObjectRole.DATA_VOLUME), new Uid("other")));
    }

    @Test
    void doesNotFireOnABoundVolume() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the volume is bound to its claim");
    }

    @Test
    void doesNotFireOnAVolumeThatWasNeverBound() {
        VolumeFact volume = VolumeFact.builder()
                .from(Worlds.running().dataVolume().orElseThrow())
                .claimRef(new VolumeFact.ClaimRef("default", "mysql-instance-pvc", Optional.empty()))
                .build();
        ask(RULE, Edits.withVolume(Worlds.running(), Storage.DATA, volume))
                .doesNotFireBecause("the volume was never bound");
    }

    @Test
    void doesNotFireOnAVolumeThatIsGoing() {
        ask(RULE, Edits.terminating(anotherClaim(), ObjectRole.DATA_VOLUME))
                .doesNotFireBecause("the volume is being deleted");
    }

    private static ClusterSnapshot anotherClaim() {
        return Edits.dataClaim(Worlds.running(), claim -> claim.uid(new Uid("other")));
    }

    @Test
    void doesNotFireWhereClaimOrVolumeIsMissing() {
        ask(RULE, Edits.without(anotherClaim(), ObjectRole.DATA_CLAIM)).doesNotFireBecause("there is no claim to bind");
        ask(RULE, Edits.without(anotherClaim(), ObjectRole.DATA_VOLUME))
                .doesNotFireBecause("there is no volume of ours to bind");
    }
}
