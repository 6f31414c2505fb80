package homework.otus.mysql.operator;

import com.google.common.base.Throwables;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.health.HealthServer;
import homework.otus.mysql.operator.health.HistoryPages;
import homework.otus.mysql.operator.lead.Fence;
import homework.otus.mysql.operator.lead.Leadership;
import homework.otus.mysql.operator.metrics.Metrics;
import homework.otus.mysql.operator.queue.Backoff;
import homework.otus.mysql.operator.queue.KeyedQueue;
import homework.otus.mysql.operator.record.History;
import homework.otus.mysql.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch loop: whatever happens to an instance puts its key into the queue, and a worker brings it
 * closer to its goal. It decides nothing about MySQL.
 */
public final class Operator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);
    private static final Backoff BACKOFF = new Backoff(
            Duration.ofMillis(500),
            Duration.ofMinutes(5),
            () -> ThreadLocalRandom.current().nextDouble());
    /** A watch may die without a sign; so everything is listed once in a while and compared. */
    private static final Duration COMPARE_EVERY = Duration.ofMinutes(10);
    /** One that stands by asks for the lease every few seconds. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final OperatorSettings settings;
    private final Watches watches;
    private final KeyedQueue<InstanceId> queue;
    private final Reconciler reconciler;
    private final History history;
    private final Metrics metrics;
    private final Fence fence;
    private final ScheduledExecutorService timer;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile State state = State.STARTING;

    public Operator(KubernetesClient client, OperatorSettings settings) {
        this(client, settings, Recorder.NONE);
    }

    /** An operator that shows its snapshots and plans to {@code recorder} as well as keeping the last ones. */
    public Operator(KubernetesClient client, OperatorSettings settings, Recorder recorder) {
        this(client, settings, recorder, new Metrics(), new Fence());
    }

    /**
     * An operator that counts in {@code metrics}.
     *
     * @param metrics of this operator alone; the client may have its part for requests
     * @param fence what the client has to ask before it writes, where there is leader election
     */
    public Operator(
            KubernetesClient client, OperatorSettings settings, Recorder recorder, Metrics metrics, Fence fence) {
        this.client = client;
        this.settings = settings;
        this.watches = new Watches(client, settings.namespaces(), this::changed);
        this.history = new History(Version.current(), settings.historyPerInstance(), settings.historyOverall());
        this.reconciler = new Reconciler(client, watches, settings.adapter(), recorder.and(history::add), metrics);
        this.metrics = metrics;
        this.fence = fence;
        this.queue = new KeyedQueue<>(settings.workers(), BACKOFF, reconciler::reconcile, metrics.work());
        metrics.work().show(queue);
        metrics.instances()
                .show(() -> watches.resources().stream()
                        .filter(resource -> isOurs(resource.getMetadata().getNamespace()))
                        .toList());
        metrics.showLeader(() -> state == State.WATCHING && !isStopping());
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "compare");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What it remembers of its looks. */
    History history() {
        return history;
    }

    KeyedQueue<InstanceId> queue() {
        return queue;
    }

    Reconciler reconciler() {
        return reconciler;
    }

    /** Works until {@link #close}. */
    public void run() throws IOException, InterruptedException {
        try (HealthServer health = settings.healthPort() < 0
                ? null
                : new HealthServer(
                        settings.healthPort(), this::notAlive, this::notReady, new HistoryPages(history), metrics)) {
            if (health != null) {
                LOG.atInfo().addKeyValue("port", health.port()).log("answers probes");
            }
            if (awaitDefinition()) {
                lead();
            }
        } finally {
            stopped.countDown();
        }
    }

    /** Stops taking work, and waits for what is being done. */
    @Override
    public void close() {
        stop.countDown();
        try {
            if (!stopped.await(15, TimeUnit.SECONDS)) {
                LOG.warn("work is left unfinished; the next start goes on with it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How far it is; a probe asks. */
    private enum State {
        STARTING,
        /** Another one holds the lease: this one is ready to take over, or a rolling update would never end. */
        STANDING_BY,
        WATCHING
    }

    /** What a new start would heal, in words. A cluster that does not answer is not such a thing. */
    Optional<String> notAlive() {
        if (isStopping()) {
            return Optional.of("stopping");
        }
        return queue.longest()
                .filter(running -> running.since().compareTo(settings.stuckAfter()) > 0)
                .map(running -> "the visit to " + running.key() + " has taken "
                        + running.since().toSeconds() + " s so far")
                .or(() -> watches.stuck().map(kinds -> "the watches of these are dead: " + kinds));
    }

    /** Why it does not act, or could not take over, in words. */
    Optional<String> notReady() {
        return switch (state) {
            case STARTING -> Optional.of("starting: is crd.yaml applied, and does the cluster answer?");
            case STANDING_BY ->
                metrics.api()
                        .sinceLastAnswer()
                        .filter(silence -> silence.compareTo(SILENCE_MAX) > 0)
                        .map(silence ->
                                "standing by, and the cluster has not answered for " + silence.toSeconds() + " s");
            case WATCHING -> watches.gaps().map(kinds -> "these are not watched at the moment: " + kinds);
        };
    }

    /** The lease is given back after the last write, and before anybody closes the client. */
    private void lead() throws InterruptedException {
        if (!settings.leaderElection()) {
            work();
            return;
        }
        state = State.STANDING_BY;
        Optional<Leadership> gained = Leadership.gain(client, settings.leaseNamespace(), fence, stop);
        state = State.STARTING;
        if (gained.isPresent()) {
            try {
                work();
            } finally {
                stop.countDown(); // or giving the lease back would be taken for losing it
                gained.get().close();
            }
        }
    }

    private void work() throws InterruptedException {
        // a namespace that cannot be listed is tried again and again; what the others need is done meanwhile
        var listed = watches.start().thenRun(() -> LOG.info("watching"));
        state = State.WATCHING;
        var unused = timer.scheduleWithFixedDelay(
                this::compare, COMPARE_EVERY.toSeconds(), COMPARE_EVERY.toSeconds(), TimeUnit.SECONDS);
        stop.await();
        LOG.info("stopping");
        listed.toCompletableFuture().cancel(false);
        timer.shutdownNow();
        queue.close();
        watches.close();
        LOG.info("stopped");
    }

    /** Without the definition of the resource there is nothing to watch: wait for it, and say so. */
    private boolean awaitDefinition() throws InterruptedException {
        return awaitDefinition(MySQL.class) && awaitDefinition(MySQLBackup.class);
    }

    private boolean awaitDefinition(Class<? extends HasMetadata> type) throws InterruptedException {
        String name = HasMetadata.getFullResourceName(type);
        boolean told = false;
        while (!isStopping()) {
            try {
                listOne(type);
                return true;
            } catch (RuntimeException e) {
                if (!told) {
                    LOG.atWarn()
                            .addKeyValue("cause", Throwables.getRootCause(e).getMessage())
                            .log("cannot list " + name + " yet; is crd.yaml applied? waiting for it");
                    told = true;
                }
            }
            if (stop.await(2, TimeUnit.SECONDS)) {
                return false;
            }
        }
        return false;
    }

    /** In the first namespace that lets itself be listed, if we may not look everywhere. */
    private void listOne(Class<? extends HasMetadata> type) {
        var one = new ListOptionsBuilder().withLimit(1L).build();
        if (settings.namespaces().isEmpty()) {
            client.resources(type).inAnyNamespace().list(one);
            return;
        }
        Optional<RuntimeException> failure = Optional.empty();
        for (String namespace : settings.namespaces()) {
            try {
                client.resources(type).inNamespace(namespace).list(one);
                return;
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
        }
        failure.ifPresent(e -> {
            throw e;
        });
    }

    private void compare() {
        try {
            watches.compare(instance -> {
                reconciler.distrustCache(instance);
                changed(instance);
            });
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("cannot compare the watches with the cluster; trying again later");
        }
    }

    private void changed(InstanceId instance) {
        if (isOurs(instance.namespace())) {
            queue.add(instance);
        }
    }

    private boolean isOurs(String namespace) {
        return settings.namespaces().isEmpty() || settings.namespaces().contains(namespace);
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }
}
