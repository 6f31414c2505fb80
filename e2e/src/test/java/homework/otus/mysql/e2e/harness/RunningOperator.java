package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.operator.Operator;
import homework.otus.mysql.operator.OperatorSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operator in this process: it can be stopped, and started again as after a restart of its pod. */
public final class RunningOperator {
    private final Cluster cluster;
    private final OperatorSettings settings;
    private final Roads roads;
    private @Nullable Life life;

    private record Life(Operator operator, KubernetesClient client, Thread thread) {}

    RunningOperator(Cluster cluster, OperatorSettings settings, Roads roads) {
        this.cluster = cluster;
        this.settings = settings;
        this.roads = roads;
    }

    /** Does nothing when it runs. */
    public synchronized void start() {
        if (life != null) {
            return;
        }
        KubernetesClient client = cluster.newClient();
        Operator operator = new Operator(client, settings, roads);
        Thread thread = new Thread(() -> run(operator), "operator");
        thread.setDaemon(true);
        thread.start();
        life = new Life(operator, client, thread);
    }

    /** Returns when it does nothing any more. */
    public synchronized void stop() {
        Optional<Life> ended = Optional.ofNullable(life);
        life = null;
        ended.ifPresent(it -> {
            it.operator().close();
            join(it.thread());
            it.client().close();
        });
    }

    private static void run(Operator operator) {
        try {
            operator.run();
        } catch (IOException e) {
            throw new IllegalStateException("the operator ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the operator stops", e);
        }
    }
}
