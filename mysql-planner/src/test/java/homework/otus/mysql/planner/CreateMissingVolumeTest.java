package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.CreateMissingVolume;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A static volume is pinned to one node. */
class CreateMissingVolumeTest {
    private static final Rule RULE = new CreateMissingVolume(Storage.DATA);

    @Test
    void createsItOnTheOnlyNode() {
        ask(RULE, Worlds.fresh())
                .does(new Action.CreateVolume(
                        Storage.DATA, "1Gi", "node1", Worlds.FIRST_LIFE, Optional.of(Worlds.SPEC)));
    }

    @Test
    void waitsForANode() {
        ask(
                        RULE,
                        ClusterSnapshot.builder()
                                .from(Worlds.fresh())
                                .nodes(List.of())
                                .build())
                .awaits(new Condition.NodeThere());
    }

    @Test
    void doesNotFireWhenItIsThere() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the volume is there");
    }

    @Test
    void doesNotFireWhenItIsForeign() {
        VolumeFact foreign = VolumeFact.builder()
                .from(Worlds.running().dataVolume().orElseThrow())
                .ownership(Ownership.FOREIGN)
                .build();
        ask(RULE, Edits.withVolume(Worlds.fresh(), Storage.DATA, foreign)).doesNotFire();
    }
}
