package homework.otus.mysql.operator.metrics;

import homework.otus.mysql.operator.queue.KeyedQueue;
import homework.otus.mysql.operator.queue.KeyedQueue.Next;
import homework.otus.mysql.operator.queue.QueueObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Visits, plans, steps, and the queue that they come from. */
public final class WorkMetrics implements QueueObserver {
    private static final double NANOS = 1e9;
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300};

    private final PrometheusRegistry registry;
    private final Counter plans;
    private final Counter steps;
    private final Histogram latency;
    private final Histogram visits;

    WorkMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        this.plans = Counter.builder()
                .name("mysql_operator_plans_total")
                .help("Plans by what became of them in one visit: "
                        + Stream.of(PlanOutcome.values())
                                .map(outcome -> outcome.label() + " (" + outcome.meaning() + ")")
                                .collect(Collectors.joining(", "))
                        + ".")
                .labelNames("outcome")
                .register(registry);
        Stream.of(PlanOutcome.values()).forEach(outcome -> plans.initLabelValues(outcome.label()));
        this.steps = Counter.builder()
                .name("mysql_operator_steps_total")
                .help("Steps of plans by the action, for Jobs and deletions also the object, and the result: done,"
                        + " or the code of the error. Waits are not counted.")
                .labelNames("kind", "object", "result")
                .register(registry);
        this.latency = seconds(
                        "mysql_operator_queue_latency_seconds",
                        "How long an instance to which something has happened waits for its visit.")
                .register(registry);
        this.visits = seconds(
                        "mysql_operator_visit_duration_seconds",
                        "How long a visit to an instance takes, by what comes after it: rest, again, or failed.")
                .labelNames("result")
                .register(registry);
    }

    /** Shows {@code queue}, as it is whenever somebody asks. */
    public void show(KeyedQueue<?> queue) {
        gauge("mysql_operator_queue_depth", "Instances that wait for a visit.", queue, KeyedQueue::depth);
        gauge("mysql_operator_visits_active", "Instances that are being visited.", queue, KeyedQueue::active);
        gauge(
                "mysql_operator_visit_longest_seconds",
                "How long the longest of the visits that are under way has taken so far; 0 when there is none.",
                queue,
                it -> it.longest()
                        .map(longest -> longest.since().toNanos() / NANOS)
                        .orElse(0.0));
    }

    public void planned(PlanOutcome outcome) {
        plans.labelValues(outcome.label()).inc();
    }

    /** A step was tried. */
    public void step(StepKind kind, String result) {
        steps.labelValues(kind.action(), kind.label(), result).inc();
    }

    @Override
    public void begun(Duration waited) {
        latency.observe(waited.toNanos() / NANOS);
    }

    @Override
    public void ended(Next next, Duration took) {
        visits.labelValues(result(next)).observe(took.toNanos() / NANOS);
    }

    private static String result(Next next) {
        if (next instanceof Next.Failed) {
            return "failed";
        }
        return next instanceof Next.Again ? "again" : "rest";
    }

    private void gauge(String name, String help, KeyedQueue<?> queue, ToDoubleFunction<KeyedQueue<?>> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.applyAsDouble(queue)))
                .register(registry);
    }

    static Histogram.Builder seconds(String name, String help) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .unit(Unit.SECONDS)
                .classicOnly()
                .classicUpperBounds(SECONDS);
    }
}
