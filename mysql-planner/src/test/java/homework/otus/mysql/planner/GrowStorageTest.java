package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.Asked.uid;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.planner.rules.GrowStorage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowStorageTest {
    private static final Rule RULE = new GrowStorage();
    private static final MySqlSpec BIGGER = bigger(Worlds.SPEC);
    private static final MySqlSpec BIGGER_ON_CLASS = bigger(Worlds.ON_CLASS);
    private static final String NOT_LARGER = "the spec asks for no more storage than was last applied";

    @Test
    void changesTheNumberOnStaticVolumesThenRecords() {
        ClusterSnapshot running = Worlds.running();
        assertThat(actions(BIGGER, running))
                .containsExactly(
                        new Action.GrowVolume(Storage.DATA, uid(running, ObjectRole.DATA_VOLUME), "2Gi"),
                        new Action.GrowVolume(Storage.BACKUP, uid(running, ObjectRole.BACKUP_VOLUME), "2Gi"),
                        new Action.RecordApplied(
                                uid(running, ObjectRole.DATA_CLAIM),
                                BIGGER,
                                List.of("Change storage_size from 1Gi to 2Gi (static volumes: the number on them; their"
                                        + " disk is as large as before)")),
                        new Action.NoteOnVolume(
                                "mysql-instance-pv", uid(running, ObjectRole.DATA_VOLUME), BIGGER, Optional.empty()));
    }

    @Test
    void expandsClaimsOfAClassAndAwaitsTheData() {
        ClusterSnapshot running = Worlds.runningOnClass();
        assertThat(actions(BIGGER_ON_CLASS, running))
                .containsExactly(
                        new Action.ExpandClaim(Storage.DATA, uid(running, ObjectRole.DATA_CLAIM), "2Gi"),
                        new Action.Await(new Condition.ClaimExpanded(Storage.DATA)),
                        new Action.ExpandClaim(Storage.BACKUP, uid(running, ObjectRole.BACKUP_CLAIM), "2Gi"),
                        new Action.RecordApplied(
                                uid(running, ObjectRole.DATA_CLAIM),
                                BIGGER_ON_CLASS,
                                List.of("Change storage_size from 1Gi to 2Gi")),
                        new Action.NoteOnVolume(
                                "made-for-mysql-instance-pvc",
                                uid(running, ObjectRole.DATA_VOLUME),
                                BIGGER_ON_CLASS,
                                Optional.empty()));
    }

    @Test
    void blocksWhenTheClassDoesNotExpand() {
        ClusterSnapshot rigid = ClusterSnapshot.builder()
                .from(Worlds.runningOnClass())
                .storageClass(new StorageClassFact(Worlds.CLASS, false))
                .build();
        ask(RULE, BIGGER_ON_CLASS, rigid)
                .blocks("CannotGrow", "storage class fast", "allowVolumeExpansion", "from 1Gi to 2Gi");
        ClusterSnapshot unknown = ClusterSnapshot.builder()
                .from(Worlds.runningOnClass())
                .storageClass(Optional.empty())
                .build();
        ask(RULE, BIGGER_ON_CLASS, unknown).blocks("CannotGrow");
    }

    @Test
    void takesOtherWordsForTheSameSize() {
        MySqlSpec same =
                MySqlSpec.builder().from(Worlds.SPEC).storageSize("1024Mi").build();
        ask(RULE, same, Worlds.running()).doesNotFireBecause(NOT_LARGER);
        assertThat(plan(same, Worlds.running()).isEmpty()).isTrue();
    }

    @Test
    void doesNotFireOnASmallerSizeOrADeletion() {
        MySqlSpec smaller =
                MySqlSpec.builder().from(Worlds.SPEC).storageSize("512Mi").build();
        ask(RULE, smaller, Worlds.running()).doesNotFireBecause(NOT_LARGER);
        ask(RULE, BIGGER, Worlds.deleted(Worlds.running())).doesNotFireBecause("the resource is deleted");
    }

    @Test
    void theBackupVolumeGrowsByItself() {
        ClusterSnapshot running = Worlds.running();
        assertThat(actions(MadeBackups.policy(policy -> policy.storageSize("3Gi")), running))
                .containsExactly(new Action.GrowVolume(Storage.BACKUP, uid(running, ObjectRole.BACKUP_VOLUME), "3Gi"));
        ask(RULE, MadeBackups.policy(policy -> policy.storageSize("512Mi")), running)
                .doesNotFireBecause(NOT_LARGER);
        ask(RULE, MadeBackups.policy(policy -> policy.storageSize("much")), running)
                .doesNotFireBecause(NOT_LARGER);
    }

    @Test
    void theBackupVolumeKeepsItsOwnSizeWhenTheDataGrows() {
        ClusterSnapshot running = Worlds.running();
        MySqlSpec both = MySqlSpec.builder()
                .from(BIGGER)
                .backup(BackupPolicy.builder().storageSize("1Gi").build())
                .build();
        assertThat(actions(both, running))
                .contains(new Action.GrowVolume(Storage.DATA, uid(running, ObjectRole.DATA_VOLUME), "2Gi"))
                .noneMatch(action -> action instanceof Action.GrowVolume grow && grow.storage() == Storage.BACKUP);
    }

    /** A claim that is made again keeps the size that its volume has grown to. */
    @Test
    void theGrownSizeStays() {
        ClusterSnapshot grown = arrive(BIGGER, Worlds.running());
        Plan plan = plan(BIGGER, Edits.without(grown, ObjectRole.DATA_CLAIM));
        assertThat(Snapshots.actions(plan))
                .filteredOn(Action.CreateClaim.class::isInstance)
                .extracting(action -> ((Action.CreateClaim) action).size())
                .containsExactly("2Gi");
    }

    private static List<Action> actions(MySqlSpec spec, ClusterSnapshot snapshot) {
        Plan plan = plan(spec, snapshot);
        assertThat(PlanValidator.violations(plan, snapshot)).isEmpty();
        assertThat(plan.block()).isEmpty();
        return Snapshots.actions(plan).stream()
                .filter(action -> !(action instanceof Action.Report))
                .toList();
    }

    private static ClusterSnapshot arrive(MySqlSpec spec, ClusterSnapshot snapshot) {
        ClusterSnapshot now = snapshot;
        for (Action action : Snapshots.actions(plan(spec, snapshot))) {
            now = Simulator.apply(now, action);
        }
        return now;
    }

    private static Plan plan(MySqlSpec spec, ClusterSnapshot snapshot) {
        return new Planner().plan(spec, Optional.empty(), snapshot);
    }

    private static MySqlSpec bigger(MySqlSpec spec) {
        return MySqlSpec.builder().from(spec).storageSize("2Gi").build();
    }
}
