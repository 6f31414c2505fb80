package homework.otus.mysql.operator.metrics;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLStatus;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ScheduleFact;
import homework.otus.mysql.operator.Worlds;
import homework.otus.mysql.operator.queue.Backoff;
import homework.otus.mysql.operator.queue.KeyedQueue;
import homework.otus.mysql.operator.queue.KeyedQueue.Next;
import homework.otus.mysql.planner.Situation;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Metrics in which each has a value. */
final class Filled {
    private Filled() {}

    /** Every metric, of one instance that has everything. */
    static Metrics metrics() {
        Metrics metrics = new Metrics();
        KeyedQueue<InstanceId> queue =
                new KeyedQueue<>(1, new Backoff(Duration.ZERO, Duration.ZERO, () -> 0), key -> new Next.Rest());
        queue.close();
        metrics.work().show(queue);
        metrics.work().planned(PlanOutcome.DONE);
        metrics.work().step(new StepKind("RunJob", Optional.of(ObjectRole.BACKUP_JOB)), "done");
        metrics.work().begun(Duration.ofMillis(7));
        metrics.work().ended(new Next.Rest(), Duration.ofMillis(7));
        metrics.api().count("get", "200");
        metrics.instances().show(() -> List.of(resource("mysql-instance", "Ready")));
        metrics.instances().sawLive(withBackup());
        return metrics;
    }

    /** A resource with a status that says {@code state}. */
    static MySQL resource(String name, String state) {
        MySQL resource = new MySQL();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace(Worlds.INSTANCE.namespace())
                .withName(name)
                .build());
        MySQLStatus status = new MySQLStatus();
        status.setState(state);
        status.setStepsLeft(0);
        resource.setStatus(status);
        return resource;
    }

    /** The second life of an instance, whose first one left a backup; a time of the schedule has passed. */
    static Situation withBackup() {
        ClusterSnapshot again = Worlds.createdAgain();
        CatalogueFact catalogue = again.catalogue().orElseThrow();
        BackupRecord record = BackupRecord.builder()
                .from(catalogue.latest().orElseThrow())
                .completedAt(Worlds.NOON)
                .bytes(1366)
                .seconds(OptionalLong.of(2))
                .build();
        return situation(ClusterSnapshot.builder()
                .from(again)
                .catalogue(CatalogueFact.builder()
                        .from(catalogue)
                        .backups(List.of(record))
                        .build())
                .schedule(new ScheduleFact(
                        Optional.of(Worlds.NOON.plusSeconds(3600)), Optional.empty(), Optional.empty()))
                .build());
    }

    static Situation situation(ClusterSnapshot snapshot) {
        return new Situation(Worlds.SPEC, Optional.empty(), snapshot);
    }

    /** The values of one metric that is a counter or a gauge, with the values of its labels in the order of their names. */
    static Stream<String> values(Metrics metrics, String name) {
        return metrics.snapshots().stream()
                .filter(snapshot -> snapshot.getMetadata().getPrometheusName().equals(name))
                .flatMap(snapshot -> snapshot.getDataPoints().stream())
                .map(point -> labels(point.getLabels()) + " "
                        + (point instanceof CounterSnapshot.CounterDataPointSnapshot counter
                                ? counter.getValue()
                                : ((GaugeSnapshot.GaugeDataPointSnapshot) point).getValue()));
    }

    private static String labels(Labels labels) {
        return String.join("/", labels.stream().map(Label::getValue).toList());
    }

    /** The names under which queries find a metric. */
    static Stream<String> names(MetricSnapshot snapshot) {
        String name = snapshot.getMetadata().getPrometheusName();
        return switch (Type.of(snapshot)) {
            case COUNTER -> Stream.of(name + "_total");
            case GAUGE -> Stream.of(name);
            case INFO -> Stream.of(name + "_info");
            case HISTOGRAM -> Stream.of(name + "_bucket", name + "_sum", name + "_count");
            case SUMMARY -> Stream.of(name, name + "_sum", name + "_count");
        };
    }

    /** What a metric is. */
    enum Type {
        COUNTER,
        GAUGE,
        INFO,
        HISTOGRAM,
        SUMMARY;

        static Type of(MetricSnapshot snapshot) {
            String name = snapshot.getClass().getSimpleName().replace("Snapshot", "");
            return valueOf(name.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
