package homework.otus.mysql.operator.metrics;

import com.sun.net.httpserver.HttpHandler;
import homework.otus.mysql.operator.Version;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.BooleanSupplier;

/** All metrics of one operator. */
public final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ApiMetrics api = new ApiMetrics(registry);
    private final WorkMetrics work = new WorkMetrics(registry);
    private final InstanceMetrics instances = new InstanceMetrics(registry);
    private volatile BooleanSupplier leads = () -> false;

    public Metrics() {
        JvmMetrics.builder().register(registry);
        Info.builder()
                .name("mysql_operator_build_info")
                .help("1, with the version of the operator and of the Java that it runs on.")
                .labelNames("version", "java")
                .register(registry)
                .setLabelValues(Version.current(), Runtime.version().toString());
        GaugeWithCallback.builder()
                .name("mysql_operator_leader")
                .help("1 while this operator is the one that acts, 0 while it stands by or starts.")
                .callback(callback -> callback.call(leads.getAsBoolean() ? 1 : 0))
                .register(registry);
    }

    /** To be put into the client, to see what is asked and answered. */
    public ApiMetrics api() {
        return api;
    }

    public WorkMetrics work() {
        return work;
    }

    public InstanceMetrics instances() {
        return instances;
    }

    /** Whether this operator acts, whenever somebody asks. */
    public void showLeader(BooleanSupplier leads) {
        this.leads = leads;
    }

    /** Answers with all metrics, in the text format of Prometheus or that of OpenMetrics. */
    public HttpHandler page() {
        return new MetricsPage(registry);
    }

    /** All metrics as they are now. */
    MetricSnapshots snapshots() {
        return registry.scrape();
    }
}
