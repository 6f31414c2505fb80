package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static homework.otus.mysql.planner.MadeBackups.policy;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.rules.BlockOnBackupPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A mistake in {@code spec.backup} is said, and takes nothing from the server. */
class BlockOnBackupPolicyTest {
    private static final Rule RULE = new BlockOnBackupPolicy();
    private static final String CODE = "InvalidBackupPolicy";

    @Test
    void namesFieldAndFix() {
        blocks(policy(policy -> policy.keepCount(0)), "spec.backup.retention.count", "1 or more");
        blocks(policy(policy -> policy.maxAge("30 days")), "spec.backup.retention.maxAge", "30d");
        blocks(policy(policy -> policy.storageSize("much")), "spec.backup.storageSize", "10Gi");
        blocks(policy(policy -> policy.storageSize("0")), "spec.backup.storageSize", "10Gi");
        blocks(policy(policy -> policy.timeZone("Europe/Berlin")), "spec.backup.timeZone", "spec.backup.schedule");
    }

    @Test
    void saysWhatIsWrongWithTheSchedule() {
        ClusterSnapshot unreadable = ClusterSnapshot.builder()
                .from(Worlds.running())
                .schedule(
                        new ScheduleFact(Optional.empty(), Optional.empty(), Optional.of("spec.backup.schedule is x")))
                .build();
        ask(RULE, policy(policy -> policy.schedule("x")), unreadable).blocks(CODE, "spec.backup.schedule is x");
    }

    @Test
    void comesAfterEverythingThatTheServerNeeds() {
        MySqlSpec spec = policy(policy -> policy.storageSize("much"));
        Plan plan = new Planner().plan(spec, Optional.empty(), Worlds.fresh());
        assertThat(plan.block().orElseThrow().code()).isEqualTo(CODE);
        assertThat(Snapshots.actions(plan))
                .anyMatch(Action.CreateService.class::isInstance)
                .anyMatch(action -> action instanceof Action.CreateVolume create
                        && create.storage() == Storage.BACKUP
                        && create.size().equals("1Gi"));
    }

    @Test
    void doesNotFireWhenItCanBeFollowed() {
        ask(RULE, policy(policy -> policy.keepCount(1).maxAge("4w").storageSize("2Gi")), Worlds.running())
                .doesNotFireBecause("spec.backup can be followed");
    }

    @Test
    void doesNotFireOnADeletedResource() {
        ask(RULE, policy(policy -> policy.keepCount(0)), Worlds.deleted(Worlds.running()))
                .doesNotFireBecause("the resource is deleted");
    }

    private static void blocks(MySqlSpec spec, String... words) {
        ask(RULE, spec, Worlds.running()).blocks(CODE, words);
    }
}
