package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.RetainBoundVolume;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant I12: what a class makes is kept from the moment it is bound. */
class RetainBoundVolumeTest {
    private static final Rule DATA = new RetainBoundVolume(Storage.DATA);
    private static final Rule BACKUP = new RetainBoundVolume(Storage.BACKUP);

    @Test
    void retainsWhatTheClassHasJustMade() {
        ask(DATA, unkept()).does(retain(unkept(), Storage.DATA));
        ask(BACKUP, Worlds.deleted(unkept())).does(retain(unkept(), Storage.BACKUP));
    }

    /** A claim that somebody deleted would take the data along. */
    @Test
    void retainsUnderAClaimThatIsGoing() {
        ClusterSnapshot doomed = Edits.terminating(unkept(), ObjectRole.DATA_CLAIM);
        ask(DATA, doomed).does(retain(doomed, Storage.DATA));
    }

    @Test
    void retainsAgainWhenSomebodyElseLetItGo() {
        ClusterSnapshot edited = Edits.volume(
                Worlds.runningOnClass(), ObjectRole.DATA_VOLUME, volume -> volume.reclaim(VolumeFact.Reclaim.DELETE));
        ask(DATA, edited).does(retain(edited, Storage.DATA));
    }

    @Test
    void doesNotFireTwice() {
        ask(DATA, Worlds.runningOnClass()).doesNotFireBecause("the volume is kept already");
    }

    @Test
    void doesNotFireOnAStaticVolume() {
        ask(DATA, Worlds.running()).doesNotFireBecause("no storage class has made a volume for a claim of ours");
    }

    @Test
    void doesNotFireOnTheVolumeOfAnotherClaim() {
        ClusterSnapshot others = Edits.volume(
                unkept(),
                ObjectRole.DATA_VOLUME,
                volume -> volume.claimRef(new VolumeFact.ClaimRef("default", "c", Optional.of(new Uid("other")))));
        ask(DATA, others).doesNotFireBecause("no storage class has made a volume for a claim of ours");
    }

    @Test
    void doesNotFireOnDataThatMayGo() {
        ClusterSnapshot unwanted = Worlds.deleted(Worlds.policy(unkept(), DeletionPolicy.DELETE));
        ask(DATA, unwanted).doesNotFireBecause("the data on it may go");
        ClusterSnapshot unopened = Edits.dataClaim(unkept(), claim -> claim.opening(Opening.NEVER));
        ask(DATA, Worlds.recreated(unopened)).doesNotFireBecause("the data on it may go");
        ask(DATA, Worlds.recreated(unkept())).does(retain(unkept(), Storage.DATA));
    }

    @Test
    void firesUnderRetain() {
        ClusterSnapshot kept = Worlds.deleted(Worlds.policy(unkept(), DeletionPolicy.RETAIN));
        ask(DATA, kept).does(retain(kept, Storage.DATA));
    }

    private static Action retain(ClusterSnapshot snapshot, Storage storage) {
        VolumeFact volume = storage.volumeIn(snapshot).orElseThrow();
        return new Action.SetReclaim(storage, volume.name().orElseThrow(), volume.uid(), VolumeFact.Reclaim.RETAIN);
    }

    private static ClusterSnapshot unkept() {
        ClusterSnapshot now = Worlds.runningOnClass();
        for (ObjectRole role : new ObjectRole[] {ObjectRole.DATA_VOLUME, ObjectRole.BACKUP_VOLUME}) {
            now = Edits.volume(
                    now,
                    role,
                    volume -> volume.ownership(Ownership.UNLABELLED)
                            .reclaim(VolumeFact.Reclaim.DELETE)
                            .life(Optional.empty()));
        }
        return now;
    }
}
