package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.uid;
import static homework.otus.mysql.planner.Judged.judge;
import static homework.otus.mysql.planner.Judged.step;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be created, changed and adopted. What may be destroyed, restored and opened is in {@link PlanValidatorDataTest}. */
class PlanValidatorTest {
    private static final ClusterSnapshot RUNNING = Worlds.running();
    private static final Uid OTHER = new Uid("another one");
    private static final MySqlSpec OTHER_SPEC = MySqlSpec.of("mysql:9.7", "otus-database", "1Gi");

    @Test
    void aPlanIsJudgedStepByStepByTheSnapshotBeforeEach() {
        ClusterSnapshot now = Edits.without(RUNNING, ObjectRole.SERVICE);
        Plan twice = Plan.builder()
                .instance(Worlds.INSTANCE)
                .goal(Plan.Goal.RUN)
                .addSteps(step(new Action.CreateService()), step(new Action.CreateService()))
                .build();
        assertThat(PlanValidator.violations(twice, now)).containsExactly("I8: the service exists already [A rule]");
    }

    @Test
    void aDeletedResourceGetsNoFinalizer() {
        judge(Worlds.deleted(RUNNING), new Action.AddFinalizer()).breaks("I9", "deleted resource");
        judge(Worlds.fresh(), new Action.AddFinalizer()).isSound();
    }

    @Test
    void nothingIsWrittenInATerminatingNamespace() {
        judge(going(Worlds.fresh()), new Action.AddFinalizer()).breaks("I12", "terminating namespace");
        judge(going(Worlds.fresh()), new Action.CreateCredentials(false)).breaks("I12", "terminating namespace");
        judge(going(RUNNING), new Action.Report("x", List.of())).breaks("I12", "terminating namespace");
        judge(going(RUNNING), new Action.Delete(ObjectRole.SERVICE, uid(RUNNING, ObjectRole.SERVICE)))
                .breaks("I12", "terminating namespace");
        judge(RUNNING, new Action.Report("x", List.of())).isSound();
    }

    @Test
    void whatExistsIsNotCreated() {
        judge(RUNNING, new Action.CreateCredentials(false)).breaks("I8", "exists already");
        judge(
                        RUNNING,
                        new Action.CreateVolume(
                                Storage.DATA, "1Gi", "node1", Worlds.FIRST_LIFE, Optional.of(Worlds.SPEC)))
                .breaks("I8", "data volume exists already");
        judge(RUNNING, claim(Storage.BACKUP, Opening.NEVER)).breaks("I8", "backup claim exists already");
        judge(RUNNING, workload(Worlds.SPEC)).breaks("I8", "exists already");
        judge(RUNNING, new Action.CreateService()).breaks("I8", "service exists already");
        judge(
                        Worlds.fresh(),
                        new Action.CreateVolume(
                                Storage.DATA, "1Gi", "node1", Worlds.FIRST_LIFE, Optional.of(Worlds.SPEC)))
                .isSound();
        judge(Worlds.fresh(), workload(Worlds.SPEC)).isSound();
    }

    @Test
    void aServerIsMadeAsItWasLastApplied() {
        ClusterSnapshot now = Edits.without(RUNNING, ObjectRole.WORKLOAD);
        judge(now, workload(OTHER_SPEC)).breaks("I10", "last applied");
        judge(now, workload(Worlds.SPEC)).isSound();
    }

    @Test
    void clientsAreNotLetInBeforeTheDataIsReady() {
        ClusterSnapshot now = Edits.without(RUNNING, ObjectRole.SERVICE);
        judge(now, new Action.CreateService()).isSound();
        judge(Edits.dataClaim(now, claim -> claim.opening(Opening.NEVER)), new Action.CreateService())
                .breaks("I2", "before the data is ready");
        judge(Edits.without(now, ObjectRole.DATA_CLAIM), new Action.CreateService())
                .breaks("I2", "before the data is ready");
    }

    @Test
    void dataOfAUsedVolumeIsNotTakenForFresh() {
        ClusterSnapshot lost = Edits.volume(
                Edits.without(RUNNING, ObjectRole.DATA_CLAIM),
                ObjectRole.DATA_VOLUME,
                volume -> volume.applied(Optional.empty()));
        judge(lost, claim(Storage.DATA, Opening.NEVER)).breaks("I11", "unknown state");
        judge(lost, claim(Storage.DATA, Opening.UNKNOWN)).isSound();
        judge(Edits.without(RUNNING, ObjectRole.BACKUP_CLAIM), claim(Storage.BACKUP, Opening.NEVER))
                .isSound();
    }

    @Test
    void onlyAVolumeOfOurClaimIsBoundAgain() {
        judge(RUNNING, rebind(uid(RUNNING, ObjectRole.DATA_VOLUME))).isSound();
        judge(RUNNING, rebind(OTHER)).breaks("I4", "data volume is another one");
        judge(reservedFor("default", "somebody-pvc"), rebind(uid(RUNNING, ObjectRole.DATA_VOLUME)))
                .breaks("I8", "another claim's volume");
        judge(reservedFor("elsewhere", "mysql-instance-pvc"), rebind(uid(RUNNING, ObjectRole.DATA_VOLUME)))
                .breaks("I8", "another claim's volume");
    }

    @Test
    void dataIsTakenUpOnlyFromTheClaimThatWasMeant() {
        judge(RUNNING, new Action.TakeUpData(uid(RUNNING, ObjectRole.DATA_CLAIM), Worlds.FIRST_LIFE))
                .isSound();
        judge(RUNNING, new Action.TakeUpData(OTHER, Worlds.FIRST_LIFE)).breaks("I4", "data claim is another one");
        judge(Worlds.fresh(), new Action.TakeUpData(OTHER, Worlds.FIRST_LIFE)).breaks("I4", "another one");
    }

    @Test
    void onlyAnUnlabelledObjectIsAdoptedAndOnlyWithPermission() {
        Action adopt = new Action.Adopt(ObjectRole.SERVICE, OTHER);
        judge(allowed(service(Ownership.UNLABELLED)), adopt).isSound();
        judge(service(Ownership.UNLABELLED), adopt).breaks("I8", "without permission");
        judge(allowed(service(Ownership.FOREIGN)), adopt).breaks("I8", "without permission");
        judge(allowed(Worlds.fresh()), adopt).breaks("I8", "without permission");
    }

    @Test
    void onlyTheObjectThatWasMeantIsDeletedAndOnlyIfOurs() {
        judge(RUNNING, new Action.Delete(ObjectRole.SERVICE, uid(RUNNING, ObjectRole.SERVICE)))
                .isSound();
        judge(RUNNING, new Action.Delete(ObjectRole.SERVICE, OTHER)).breaks("I4", "service is another one");
        judge(service(Ownership.FOREIGN), new Action.Delete(ObjectRole.SERVICE, OTHER))
                .breaks("I8", "service is not ours");
    }

    @Test
    void noBackupLeavesTheCatalogue() {
        ClusterSnapshot now = Worlds.withBackups(RUNNING, Worlds.backup("b1", Worlds.FIRST_LIFE));
        Uid claim = uid(now, ObjectRole.BACKUP_CLAIM);
        judge(now, new Action.WriteCatalogue(claim, List.of())).breaks("I3", "dropped from the catalogue");
        judge(now, new Action.WriteCatalogue(claim, List.of(Worlds.backup("b1", Worlds.FIRST_LIFE))))
                .isSound();
        judge(now, new Action.WriteCatalogue(OTHER, List.of())).isSound();
    }

    private static ClusterSnapshot going(ClusterSnapshot snapshot) {
        return ClusterSnapshot.builder()
                .from(snapshot)
                .namespaceTerminating(true)
                .build();
    }

    private static ClusterSnapshot service(Ownership ownership) {
        return ClusterSnapshot.builder()
                .from(Worlds.fresh())
                .service(new PlainFact(OTHER, ownership, false))
                .build();
    }

    private static ClusterSnapshot allowed(ClusterSnapshot snapshot) {
        return Worlds.withResource(snapshot, resource -> resource.adopt(true));
    }

    private static ClusterSnapshot reservedFor(String namespace, String claim) {
        VolumeFact volume = VolumeFact.builder()
                .from(RUNNING.dataVolume().orElseThrow())
                .claimRef(new VolumeFact.ClaimRef(namespace, claim, Optional.empty()))
                .build();
        return Edits.withVolume(RUNNING, Storage.DATA, volume);
    }

    private static Action rebind(Uid volume) {
        return new Action.RebindVolume(Storage.DATA, volume, OTHER);
    }

    private static Action claim(Storage storage, Opening opening) {
        return new Action.CreateClaim(
                storage,
                "1Gi",
                Worlds.FIRST_LIFE,
                Optional.empty(),
                opening,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Action workload(MySqlSpec applied) {
        return new Action.CreateWorkload(ServerTemplate.builder()
                .applied(applied)
                .life(Worlds.FIRST_LIFE)
                .bornIn(Optional.empty())
                .build());
    }
}
