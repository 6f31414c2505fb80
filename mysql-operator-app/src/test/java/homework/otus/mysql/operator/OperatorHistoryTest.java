package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.operator.cli.FakeCluster;
import homework.otus.mysql.operator.record.Recording;
import homework.otus.mysql.planner.PlanText;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the operator looks at is what its history holds, and what an onlooker is shown. */
class OperatorHistoryTest {
    private static final InstanceId INSTANCE = new InstanceId("default", "mysql-instance");

    @Test
    void holdsEachLookBeforeAnythingIsDone() throws IOException {
        List<Plan> shown = new ArrayList<>();
        try (FakeCluster cluster = new FakeCluster().with("mysql-instance");
                KubernetesClient client = new KubernetesClientBuilder().build()) {
            assertThat(cluster).isNotNull();
            OperatorSettings settings =
                    OperatorSettings.builder().historyPerInstance(1).build();
            Operator operator = new Operator(client, settings, (spec, snapshot, plan) -> shown.add(plan));
            assertThat(operator.history().of(INSTANCE)).isEmpty();

            // the first write fails, since that cluster takes none; the look came before it
            operator.reconciler().distrustCache(INSTANCE);
            operator.reconciler().reconcile(INSTANCE);

            List<Recording> looks = operator.history().of(INSTANCE);
            assertThat(looks).hasSize(1);
            assertThat(shown).hasSize(1);
            assertThat(looks.get(0).plan()).isEqualTo(Optional.of(PlanText.of(shown.get(0))));
            assertThat(looks.get(0).snapshot().instance()).isEqualTo(INSTANCE);
        }
    }
}
