package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.PodFact.Keeper;
import homework.otus.mysql.planner.rules.KeepServersApart;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepServersApartTest {
    private static final Rule RULE = new KeepServersApart();
    private static final ClusterSnapshot LEFT = Edits.without(Worlds.running(), ObjectRole.WORKLOAD);

    static ClusterSnapshot kept(ClusterSnapshot snapshot, Keeper keeper) {
        PodFact pod = Worlds.running().pods().get(0);
        return Edits.withPods(
                snapshot, List.of(PodFact.builder().from(pod).keeper(keeper).build()));
    }

    @Test
    void waitsForThePodsOfAWorkloadThatIsGone() {
        ask(RULE, kept(LEFT, Keeper.WORKLOAD)).awaits(new Condition.PodsGone());
        assertThat(Snapshots.actions(Worlds.plan(kept(LEFT, Keeper.WORKLOAD))))
                .containsSubsequence(
                        new Action.Await(new Condition.PodsGone()), new Action.Await(new Condition.ServerAccepts()));
    }

    @Test
    void waitsForAPodThatIsGoingWhoeverKeptIt() {
        PodFact going = PodFact.builder()
                .from(kept(LEFT, Keeper.NEXT_WORKLOAD).pods().get(0))
                .terminating(true)
                .build();
        ask(RULE, Edits.withPods(LEFT, List.of(going))).awaits(new Condition.PodsGone());
    }

    @Test
    void leavesPodsToTheNextWorkload() {
        ask(RULE, kept(LEFT, Keeper.NEXT_WORKLOAD))
                .doesNotFireBecause("the next workload takes up the pods that run on");
    }

    @Test
    void blocksOnAPodThatNobodyEnds() {
        String pod = Worlds.running().pods().get(0).name();
        for (ClusterSnapshot snapshot : List.of(LEFT, Worlds.running(), Worlds.deleted(LEFT))) {
            ask(RULE, kept(snapshot, Keeper.NOBODY)).blocks("OrphanedPods", "kubectl delete pods -n default " + pod);
        }
    }

    @Test
    void neitherWithThePodsOfTheWorkloadNorWithoutAny() {
        ask(RULE, Worlds.running()).doesNotFireBecause("the pods belong to the workload");
        ask(RULE, Edits.withPods(LEFT, List.of())).doesNotFireBecause("no pod has the data open");
    }

    /** Nothing makes a workload that would take them up, and nothing is thrown away under them. */
    @Test
    void aDeletionThatNeedsNoServerNamesPodsThatRunOn() {
        ClusterSnapshot unwanted = Worlds.policy(Worlds.deleted(LEFT), DeletionPolicy.DELETE);
        Block block = Worlds.plan(kept(unwanted, Keeper.NEXT_WORKLOAD)).block().orElseThrow();
        assertThat(block.code()).isEqualTo("OrphanedPods");
        assertThat(block.message()).contains("kubectl delete replicasets,pods -n default -l app=mysql-instance");
    }
}
