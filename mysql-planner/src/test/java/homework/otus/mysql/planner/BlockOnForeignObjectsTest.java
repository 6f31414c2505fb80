package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.rules.BlockOnForeignObjects;
import org.junit.jupiter.api.Test;

/** Invariant I8. */
class BlockOnForeignObjectsTest {
    private static final Rule RULE = new BlockOnForeignObjects();

    @Test
    void blocksOnWhatBelongsToSomethingElse() {
        ask(RULE, service(Ownership.FOREIGN)).blocks("NotOurs", "service mysql-instance", "labels");
    }

    @Test
    void blocksOnWhatHasNoLabels() {
        ask(RULE, service(Ownership.UNLABELLED)).blocks("NotOurs", "service mysql-instance", "remove it");
    }

    @Test
    void tellsOfAdoptionWhereItHelps() {
        VolumeFact volume = VolumeFact.builder()
                .from(Worlds.running().dataVolume().orElseThrow())
                .ownership(Ownership.UNLABELLED)
                .build();
        ask(RULE, Edits.withVolume(Worlds.running(), Storage.DATA, volume)).blocks("NotOurs", "otus.homework/adopt");
    }

    @Test
    void tellsOfAdoptionForEachKindThatCanBeAdopted() {
        for (Storage storage : Storage.values()) {
            ClaimFact claim = ClaimFact.builder()
                    .from(storage.claimIn(Worlds.running()).orElseThrow())
                    .ownership(Ownership.UNLABELLED)
                    .build();
            ask(RULE, Edits.withClaim(Worlds.running(), storage, claim)).blocks("NotOurs", "otus.homework/adopt");
        }
    }

    @Test
    void fooIsBlockedByTheDataVolumeOfBackupFoo() {
        VolumeFact other = VolumeFact.builder()
                .from(Worlds.running().dataVolume().orElseThrow())
                .uid(new Uid("data volume of backup-mysql-instance"))
                .ownership(Ownership.FOREIGN)
                .build();
        ask(RULE, Edits.withVolume(Worlds.fresh(), Storage.BACKUP, other))
                .blocks("NotOurs", "volume backup-mysql-instance-pv", "rename this resource");
    }

    @Test
    void doesNotFireWhenAllIsOurs() {
        ask(RULE, Worlds.running()).doesNotFire();
    }

    @Test
    void doesNotFireWhenNothingHasToBeMade() {
        ask(
                        RULE,
                        Worlds.deleted(Worlds.withResource(
                                service(Ownership.FOREIGN),
                                resource -> resource.skipFinalBackup(Worlds.FIRST_LIFE.value()))))
                .doesNotFire();
    }

    private static ClusterSnapshot service(Ownership ownership) {
        return ClusterSnapshot.builder()
                .from(Worlds.running())
                .service(new PlainFact(new Uid("theirs"), ownership, false))
                .build();
    }
}
