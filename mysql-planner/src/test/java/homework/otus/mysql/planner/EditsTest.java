package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditsTest {
    private static final Uid OBJECT = new Uid("object");
    private static final ClusterSnapshot UNLABELLED = unlabelled();

    @ParameterizedTest
    @EnumSource
    void adoptionMakesOneObjectOursAndLeavesTheOthers(ObjectRole adopted) {
        ClusterSnapshot after = Edits.adopted(UNLABELLED, adopted);
        for (ObjectRole role : ObjectRole.values()) {
            Ownership expected = role == adopted ? Ownership.OURS : Ownership.UNLABELLED;
            assertThat(after.object(role).map(ObjectFact::ownership))
                    .as(role.title())
                    .contains(expected);
            assertThat(after.object(role).map(ObjectFact::uid)).as(role.title()).contains(OBJECT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeletionMakesOneObjectTerminateAndLeavesTheOthers(ObjectRole deleted) {
        ClusterSnapshot after = Edits.terminating(UNLABELLED, deleted);
        for (ObjectRole role : ObjectRole.values()) {
            assertThat(after.object(role).map(ObjectFact::terminating))
                    .as(role.title())
                    .contains(role == deleted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGoneIsGoneAlone(ObjectRole gone) {
        ClusterSnapshot after = Edits.without(UNLABELLED, gone);
        for (ObjectRole role : ObjectRole.values()) {
            assertThat(after.object(role).isEmpty()).as(role.title()).isEqualTo(role == gone);
        }
    }

    private static ClusterSnapshot unlabelled() {
        ClusterSnapshot now = ClusterSnapshot.builder()
                .from(Worlds.fresh())
                .credentials(CredentialsFact.builder()
                        .uid(OBJECT)
                        .ownership(Ownership.UNLABELLED)
                        .current(true)
                        .build())
                .catalogue(CatalogueFact.builder()
                        .uid(OBJECT)
                        .ownership(Ownership.UNLABELLED)
                        .backupClaim(OBJECT)
                        .build())
                .workload(WorkloadFact.builder()
                        .uid(OBJECT)
                        .ownership(Ownership.UNLABELLED)
                        .terminating(false)
                        .build())
                .service(new PlainFact(OBJECT, Ownership.UNLABELLED, false))
                .build();
        for (Storage storage : Storage.values()) {
            now = Edits.withVolume(now, storage, volume());
            now = Edits.withClaim(now, storage, claim());
        }
        for (ObjectRole role : ObjectRole.values()) {
            now = now.object(role).isPresent() ? now : Edits.withJob(now, role, job());
        }
        return now;
    }

    private static VolumeFact volume() {
        return VolumeFact.builder()
                .uid(OBJECT)
                .ownership(Ownership.UNLABELLED)
                .capacity("1Gi")
                .build();
    }

    private static ClaimFact claim() {
        return ClaimFact.builder().uid(OBJECT).ownership(Ownership.UNLABELLED).build();
    }

    private static JobFact job() {
        return JobFact.builder()
                .uid(OBJECT)
                .ownership(Ownership.UNLABELLED)
                .terminating(false)
                .life(Worlds.FIRST_LIFE)
                .forDeletion(false)
                .state(Asked.running())
                .build();
    }
}
