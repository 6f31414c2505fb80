package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.InstanceId;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OperatorProbesTest {
    private static final InstanceId INSTANCE = new InstanceId("default", "mysql-instance");
    private static final Duration BOUND = Duration.ofMillis(300);

    @Test
    void aVisitThatHangsIsNoticedAndNamed() throws Exception {
        ServerSocket silent = new ServerSocket(0);
        try (KubernetesClient client = client(silent.getLocalPort())) {
            Operator operator = new Operator(
                    client, OperatorSettings.builder().stuckAfter(BOUND).build());
            operator.reconciler().distrustCache(INSTANCE);
            operator.queue().add(INSTANCE);
            assertThat(operator.notAlive()).as("before the bound").isEmpty();
            Optional<String> trouble = Optional.empty();
            while (trouble.isEmpty()) {
                Thread.sleep(50);
                trouble = operator.notAlive();
            }
            assertThat(trouble.get()).contains("the visit to default/mysql-instance has taken");
            assertThat(operator.queue().longest().orElseThrow().since()).isGreaterThan(BOUND);
            silent.close(); // ends the visit
            operator.queue().close();
        }
    }

    @Test
    void anOperatorThatHasNotBegunIsAliveAndNotReady() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                KubernetesClient client = client(silent.getLocalPort())) {
            Operator operator = new Operator(client, OperatorSettings.builder().build());
            assertThat(operator.notAlive()).isEmpty();
            assertThat(operator.notReady())
                    .hasValueSatisfying(why -> assertThat(why).contains("crd.yaml"));
            operator.queue().close();
        }
    }

    private static KubernetesClient client(int port) {
        Config config = new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + port)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(5000)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
