package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.uid;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.AdoptUnlabelledObjects;
import org.junit.jupiter.api.Test;

/** Only what may hold data, and only with permission. */
class AdoptUnlabelledObjectsTest {
    private static final Rule RULE = new AdoptUnlabelledObjects();

    @Test
    void adoptsWhatItMay() {
        ClusterSnapshot now = unlabelled(true);
        ask(RULE, now).does(new Action.Adopt(ObjectRole.DATA_VOLUME, uid(now, ObjectRole.DATA_VOLUME)));
    }

    @Test
    void doesNotFireWithoutPermission() {
        ask(RULE, unlabelled(false)).doesNotFire();
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, Worlds.deleted(unlabelled(true))).doesNotFire();
    }

    @Test
    void neverAdoptsWhatIsForeign() {
        VolumeFact foreign = VolumeFact.builder()
                .from(Worlds.running().dataVolume().orElseThrow())
                .ownership(Ownership.FOREIGN)
                .build();
        ask(RULE, Edits.withVolume(unlabelled(true), Storage.DATA, foreign)).doesNotFire();
    }

    @Test
    void leavesAnUnlabelledServiceAlone() {
        ClusterSnapshot now = Worlds.withResource(Worlds.running(), resource -> resource.adopt(true));
        PlainFact service = new PlainFact(new Uid("theirs"), Ownership.UNLABELLED, false);
        ask(RULE, ClusterSnapshot.builder().from(now).service(service).build()).doesNotFire();
    }

    private static ClusterSnapshot unlabelled(boolean adopt) {
        VolumeFact volume = VolumeFact.builder()
                .from(Worlds.running().dataVolume().orElseThrow())
                .ownership(Ownership.UNLABELLED)
                .build();
        return Worlds.withResource(
                Edits.withVolume(Worlds.running(), Storage.DATA, volume), resource -> resource.adopt(adopt));
    }
}
