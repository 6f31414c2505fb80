package homework.otus.mysql.operator.metrics;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.metrics.Standing.Backups;
import homework.otus.mysql.planner.Situation;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Each instance, as it is when somebody asks: its status from the cache of the watch, the rest from the last look at it. One
 * that is not in the cache any more has no series.
 *
 * <p>The labels are {@code mysql_namespace} and {@code mysql_name}: {@code namespace} and {@code instance} are what Prometheus calls
 * those of the operator that it scrapes.
 */
public final class InstanceMetrics {
    /** What the column STATUS can show, and what is shown for a resource that has none yet. */
    private static final List<String> PHASES =
            List.of("Progressing", "Ready", "Degraded", "Deleting", "Suspended", "New");

    private static final String[] LABELS = {"mysql_namespace", "mysql_name"};

    private final PrometheusRegistry registry;
    private final Map<InstanceId, Standing> standings = new ConcurrentHashMap<>();
    private volatile Supplier<? extends Collection<MySQL>> resources = List::of;

    InstanceMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        phases();
        gauge(
                "mysql_operator_instance_steps_left",
                "Steps that the plan of the instance has left; 0 at rest.",
                resource -> Optional.ofNullable(status(resource).getStepsLeft()).map(Integer::doubleValue));
        gauge(
                "mysql_operator_instance_password_change_pending",
                "1 while the server is being given another password, else 0.",
                ofStanding(standing -> Optional.of(standing.passwordChanging() ? 1.0 : 0.0)));
        backups();
    }

    /** Shows {@code resources}, as they are whenever somebody asks. */
    public void show(Supplier<? extends Collection<MySQL>> resources) {
        this.resources = resources;
    }

    /** An instance was looked at, live or in the caches. */
    public void saw(Situation situation) {
        standings.compute(
                situation.snapshot().instance(), (id, before) -> Standing.of(situation, Optional.ofNullable(before)));
    }

    /**
     * An instance was looked at live. Only then failures are counted: in the caches a Job may be complete and its pod, which tells
     * how it ended, not yet.
     */
    public void sawLive(Situation situation) {
        saw(situation);
        standings.computeIfPresent(
                situation.snapshot().instance(), (id, standing) -> standing.counting(situation.snapshot()));
    }

    /** An instance is gone. */
    public void forget(InstanceId instance) {
        standings.remove(instance);
    }

    /** How many instances are remembered. */
    int remembered() {
        return standings.size();
    }

    private void phases() {
        GaugeWithCallback.builder()
                .name("mysql_operator_instances")
                .help("Instances by the word that kubectl get shows for them; New has none yet.")
                .labelNames("phase")
                .callback(callback -> {
                    Map<String, Integer> counts = new LinkedHashMap<>();
                    PHASES.forEach(phase -> counts.put(phase, 0));
                    resources.get().forEach(resource -> counts.merge(phase(resource), 1, Integer::sum));
                    counts.forEach((phase, count) -> callback.call(count, phase));
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("mysql_operator_instance_phase")
                .help("1 for the phase that the instance is in; the other phases have no series.")
                .labelNames("mysql_namespace", "mysql_name", "phase")
                .callback(callback -> resources.get().forEach(resource -> {
                    InstanceId id = id(resource);
                    callback.call(1, id.namespace(), id.name(), phase(resource));
                }))
                .register(registry);
    }

    private void backups() {
        gauge(
                "mysql_operator_backups",
                "Whole, verified backups that there are of the instance.",
                ofBackups(it -> Optional.of((double) it.count())));
        gauge(
                "mysql_operator_backup_last_success_timestamp_seconds",
                "When the last good backup was complete: the one that a new life would be restored from. None: no series.",
                ofLast(it -> Optional.of(it.completedAt().toEpochMilli() / 1e3)));
        gauge(
                "mysql_operator_backup_last_size_bytes",
                "The size of the files of the last good backup.",
                ofLast(it -> Optional.of((double) it.bytes())));
        gauge(
                "mysql_operator_backup_last_duration_seconds",
                "How long the last good backup took.",
                ofLast(it -> it.seconds().stream()
                        .mapToObj(seconds -> (double) seconds)
                        .findFirst()));
        gauge(
                "mysql_operator_backup_scheduled_timestamp_seconds",
                "The last time of the schedule that has passed. No series without a schedule, while it or the instance is"
                        + " suspended, and before its first time.",
                ofBackups(it -> it.scheduled().map(time -> time.toEpochMilli() / 1e3)));
        CounterWithCallback.builder()
                .name("mysql_operator_backup_failures_total")
                .help("Backup Jobs that were seen to have failed, since this operator looks at the instance.")
                .labelNames(LABELS)
                .callback(callback -> each(
                        ofStanding(standing ->
                                Optional.of((double) standing.failures().count())),
                        (id, value) -> callback.call(value, id.namespace(), id.name())))
                .register(registry);
    }

    private interface Value extends Function<MySQL, Optional<Double>> {}

    private Value ofStanding(Function<Standing, Optional<Double>> value) {
        return resource -> Optional.ofNullable(standings.get(id(resource))).flatMap(value);
    }

    private Value ofBackups(Function<Backups, Optional<Double>> value) {
        return ofStanding(standing -> value.apply(standing.backups()));
    }

    private Value ofLast(Function<BackupRecord, Optional<Double>> value) {
        return ofBackups(backups -> backups.lastGood().flatMap(value));
    }

    private void gauge(String name, String help, Value value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(LABELS)
                .callback(callback -> each(value, (id, number) -> callback.call(number, id.namespace(), id.name())))
                .register(registry);
    }

    private interface Point {
        void put(InstanceId instance, double value);
    }

    private void each(Value value, Point point) {
        resources.get().forEach(resource -> value.apply(resource).ifPresent(number -> point.put(id(resource), number)));
    }

    private static InstanceId id(MySQL resource) {
        return new InstanceId(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }

    private static String phase(MySQL resource) {
        String state = status(resource).getState();
        return state != null && PHASES.contains(state) ? state : "New";
    }

    private static MySQLStatus status(MySQL resource) {
        return resource.getStatus() == null ? new MySQLStatus() : resource.getStatus();
    }
}
