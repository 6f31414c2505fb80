package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SituationTest {
    private static final MySqlSpec OLD = MySqlSpec.of("mysql:5.6", "old-database", "1Gi");

    @Test
    void whatWasAppliedIsToldByTheClaimThenByTheCallerThenByTheWish() {
        ClusterSnapshot applied = Edits.dataClaim(Worlds.running(), claim -> claim.applied(OLD));
        assertThat(of(applied).applied()).isEqualTo(OLD);
        assertThat(new Situation(Worlds.SPEC, Optional.of(OLD), Worlds.fresh()).applied())
                .isEqualTo(OLD);
        assertThat(of(Worlds.fresh()).applied()).isEqualTo(Worlds.SPEC);
    }

    @Test
    void whatIsNotOursIsNotThere() {
        for (Ownership ownership : List.of(Ownership.FOREIGN, Ownership.UNLABELLED)) {
            ClaimFact claim = ClaimFact.builder()
                    .from(Worlds.running().dataClaim().orElseThrow())
                    .ownership(ownership)
                    .build();
            VolumeFact volume = VolumeFact.builder()
                    .from(Worlds.running().dataVolume().orElseThrow())
                    .ownership(ownership)
                    .build();
            Situation situation =
                    of(Edits.withVolume(Edits.withClaim(Worlds.running(), Storage.DATA, claim), Storage.DATA, volume));
            assertThat(situation.ours(Storage.DATA)).isEmpty();
            assertThat(situation.oursVolume(Storage.DATA)).isEmpty();
            assertThat(situation.ours(ObjectRole.DATA_CLAIM)).isEmpty();
            assertThat(situation.hasData()).isFalse();
        }
    }

    /** Invariant I11. */
    @Test
    void aVolumeWithoutItsClaimMayHaveBeenOpen() {
        assertThat(of(Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM)).opening())
                .isEqualTo(Opening.UNKNOWN);
        ClusterSnapshot unbound = Worlds.walk(Worlds.fresh(), Action.CreateClaim.class::isInstance);
        assertThat(of(unbound).opening()).isEqualTo(Opening.NEVER);
        ClusterSnapshot ranOnce = Worlds.withResource(
                unbound,
                resource -> resource.reported(Worlds.running().resource().reported()));
        assertThat(of(ranOnce).opening()).isEqualTo(Opening.UNKNOWN);
        assertThat(of(Edits.without(ranOnce, ObjectRole.DATA_VOLUME)).opening()).isEqualTo(Opening.NEVER);
    }

    @Test
    void aCatalogueCountsWhileItIsOursAndStaysAndTellsOfThisBackupClaim() {
        assertThat(of(Worlds.running()).catalogue()).isPresent();
        assertThat(of(catalogue(c -> c.ownership(Ownership.FOREIGN))).catalogue())
                .isEmpty();
        assertThat(of(catalogue(c -> c.terminating(true))).catalogue()).isEmpty();
        assertThat(of(catalogue(c -> c.backupClaim(new Uid("earlier")))).catalogue())
                .isEmpty();
    }

    @Test
    void aFinalBackupIsOfThisLifeFencedAndStillHolds() {
        BackupRecord fenced = Worlds.backup("b", Worlds.FIRST_LIFE);
        assertThat(finalBackup(fenced)).contains(fenced);
        assertThat(finalBackup(Worlds.backup("b", Worlds.SECOND_LIFE))).isEmpty();
        assertThat(finalBackup(BackupRecord.builder()
                        .from(fenced)
                        .finalAndFenced(false)
                        .build()))
                .isEmpty();
        assertThat(finalBackup(BackupRecord.builder()
                        .from(fenced)
                        .serverVersion("5.7.44")
                        .build()))
                .isEmpty();
    }

    @Test
    void jobsFindTheServerByItsPodAndAddress() {
        PodFact server = of(Worlds.running()).server().orElseThrow();
        assertThat(Servers.of(server).pod()).isEqualTo(server.name());
        assertThat(Optional.of(Servers.of(server).address())).isEqualTo(server.address());
    }

    private static Optional<BackupRecord> finalBackup(BackupRecord backup) {
        return of(Worlds.withBackups(Worlds.deleted(Worlds.running()), backup)).finalBackup();
    }

    private static ClusterSnapshot catalogue(UnaryOperator<CatalogueFact.Builder> change) {
        CatalogueFact.Builder catalogue =
                CatalogueFact.builder().from(Worlds.running().catalogue().orElseThrow());
        return ClusterSnapshot.builder()
                .from(Worlds.running())
                .catalogue(change.apply(catalogue).build())
                .build();
    }

    private static Situation of(ClusterSnapshot snapshot) {
        return new Situation(Worlds.SPEC, Optional.empty(), snapshot);
    }

    /** Without its claim, the volume of an earlier life is data of this one only where this one ran on it. */
    @Test
    void aVolumeOfAnEarlierLifeIsDataOfTheLifeThatTookItUp() {
        ClusterSnapshot ran = Edits.without(Worlds.running(), ObjectRole.DATA_CLAIM);
        ClusterSnapshot later = Worlds.recreated(ran);
        ClusterSnapshot laterRan = Worlds.withResource(ran, resource -> resource.uid(Worlds.SECOND_LIFE));
        VolumeFact unbound = VolumeFact.builder()
                .from(ran.dataVolume().orElseThrow())
                .claimRef(Optional.empty())
                .build();
        assertThat(of(ran).hasData()).isTrue();
        assertThat(of(later).hasData()).isFalse();
        assertThat(of(laterRan).hasData()).isTrue();
        assertThat(of(Edits.withVolume(laterRan, Storage.DATA, unbound)).hasData())
                .isFalse();
        assertThat(of(Edits.withVolume(later, Storage.DATA, unbound)).hasData()).isFalse();
    }

    @Test
    void aServerIsWantedToRunAndForAFinalBackup() {
        ClusterSnapshot unopened = Worlds.walk(Worlds.fresh(), Action.OpenData.class::isInstance);
        assertThat(of(Worlds.running()).wantsServer()).isTrue();
        assertThat(of(Worlds.deleted(Worlds.running())).wantsServer()).isTrue();
        assertThat(of(Worlds.deleted(unopened)).wantsServer()).isFalse();
    }
}
