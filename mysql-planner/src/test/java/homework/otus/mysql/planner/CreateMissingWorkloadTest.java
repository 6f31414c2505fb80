package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.CreateMissingWorkload;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant I10: with the image that last served the data. */
class CreateMissingWorkloadTest {
    private static final Rule RULE = new CreateMissingWorkload();

    @Test
    void createsIt() {
        ask(RULE, readyForIt()).does(create(Optional.of(Worlds.FIRST_LIFE)));
    }

    @Test
    void waitsForTheClaimOfAStaticVolumeToBeBound() {
        ClaimFact unbound = ClaimFact.builder()
                .from(readyForIt().dataClaim().orElseThrow())
                .bound(false)
                .build();
        ask(RULE, Edits.withClaim(readyForIt(), Storage.DATA, unbound)).awaits(new Condition.ClaimBound(Storage.DATA));
    }

    @Test
    void looksIntoADirectoryOfAnotherLife() {
        VolumeFact older = VolumeFact.builder()
                .from(readyForIt().dataVolume().orElseThrow())
                .life(Worlds.SECOND_LIFE)
                .build();
        ask(RULE, Edits.withVolume(readyForIt(), Storage.DATA, older)).does(create(Optional.empty()));
    }

    @Test
    void looksIntoADirectoryThatMayHaveBeenOpened() {
        ask(RULE, Edits.dataClaim(readyForIt(), claim -> claim.opening(Opening.UNKNOWN)))
                .does(create(Optional.empty()));
    }

    private static ClusterSnapshot readyForIt() {
        return Worlds.walk(Worlds.fresh(), Action.CreateWorkload.class::isInstance);
    }

    private static Action create(Optional<Uid> bornIn) {
        return new Action.CreateWorkload(ServerTemplate.builder()
                .applied(Worlds.SPEC)
                .life(Worlds.FIRST_LIFE)
                .bornIn(bornIn)
                .build());
    }

    @Test
    void usesWhatWasApplied() {
        MySqlSpec applied = MySqlSpec.of("mysql:8.4", "otus-database", "1Gi");
        ClusterSnapshot now = Edits.dataClaim(
                Edits.without(Worlds.deleted(Worlds.running()), ObjectRole.WORKLOAD), claim -> claim.applied(applied));
        ask(RULE, now)
                .does(new Action.CreateWorkload(ServerTemplate.builder()
                        .applied(applied)
                        .life(Worlds.FIRST_LIFE)
                        .bornIn(Optional.empty())
                        .build()));
    }

    @Test
    void doesNotFireWhenItIsThere() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the workload is there");
    }

    @Test
    void doesNotFireForADeletionWithNothingToSave() {
        ask(RULE, Worlds.deleted(Worlds.fresh()))
                .doesNotFireBecause("no server is needed: there is no data of this life");
    }
}
