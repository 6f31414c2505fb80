package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.Onlooker;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.e2e.proxy.ApiProxy;
import homework.otus.mysql.e2e.proxy.Deck;
import homework.otus.mysql.e2e.proxy.Exchange;
import homework.otus.mysql.e2e.proxy.Request;
import homework.otus.mysql.model.ObjectRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An API server that is busy, fails, answers late or not at all, whose connections end anywhere, and that is away for a while: create, delete
 * and create again reach their ends, every plan keeps the law, and the rows are there. {@code -Dfaults.seed=N} deals the trouble of another seed.
 */
class FaultyApiE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("faulty");

    private static final long SEED = Long.getLong("faults.seed", 7);
    private static final int TRIES_IN_VAIN = 5;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    @Test
    void rowsComeBackThroughAllOfIt() {
        Instance mysql = LAB.instance("mysql-instance");
        Deck deck = new Deck(SEED);
        try (ApiProxy proxy = new ApiProxy(LAB.cluster());
                Onlooker onlooker = LAB.lookOn(mysql);
                OperatorProcess operator = start(proxy)) {
            assertThat(onlooker).isNotNull();
            proxy.meet(deck);
            mysql.create();
            mysql.awaitReady();
            mysql.rows().write();

            mysql.delete();
            Patience.await(
                    "the backup has begun",
                    () -> mysql.object(ObjectRole.BACKUP_JOB).isPresent());
            restart(proxy);
            mysql.awaitGone();
            mysql.awaitOnly(
                    ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM, ObjectRole.CATALOGUE, ObjectRole.BACKUP_JOB);

            mysql.create();
            mysql.awaitReady();
            assertThat(mysql.rows().read()).hasSize(2);
            assertThat(mysql.message()).isEqualTo("mysql-instance created with restore-job");
            assertThat(operator.hasEnded()).as(operator.output()).isFalse();
            System.out.println(
                    "faults of seed " + SEED + " in " + proxy.exchanges().size() + " requests: " + deck.dealt());
            assertThat(deck.dealt()).containsOnlyKeys(Deck.Card.values());
            assertThat(tooEarly(proxy))
                    .as("asked again before Retry-After was over")
                    .isEmpty();
        }
    }

    /** From the side of a client: every connection ends, and none is taken for a while. */
    private static void restart(ApiProxy proxy) {
        int before = proxy.turnedAway();
        proxy.goAway();
        Patience.await("the API server is missed", () -> proxy.turnedAway() >= before + TRIES_IN_VAIN);
        proxy.comeBack();
    }

    /** A write is repeated by nobody but the one who was told to wait. */
    private static List<String> tooEarly(ApiProxy proxy) {
        List<String> early = new ArrayList<>();
        List<Exchange> writes = proxy.exchanges(Request::isWrite);
        for (int i = 0; i < writes.size(); i++) {
            Exchange busy = writes.get(i);
            if (busy.status() == 429) {
                writes.stream()
                        .skip(i + 1L)
                        .filter(next -> next.request().equals(busy.request()))
                        .findFirst()
                        .filter(next -> next.begun() - busy.begun() < RETRY_AFTER.toNanos())
                        .ifPresent(next -> early.add(next.request().toString()));
            }
        }
        return early;
    }

    private static OperatorProcess start(ApiProxy proxy) {
        String namespace = LAB.namespaces().get(0);
        Path kubeconfig = proxy.kubeconfig(Cluster.file("e2e/target/proxy/" + namespace), "{}");
        return MortalOperator.start(Map.of("KUBECONFIG", kubeconfig.toString()), LAB, "--leader-elect=false");
    }
}
