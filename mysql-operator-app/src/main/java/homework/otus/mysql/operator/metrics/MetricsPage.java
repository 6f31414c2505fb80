package homework.otus.mysql.operator.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * All metrics, as text: that of OpenMetrics for those who can read it, else that of Prometheus, also for those who would rather have
 * Protobuf (for which the library's own handler wants 2 MB more).
 */
record MetricsPage(PrometheusRegistry registry, ExpositionFormats formats) implements HttpHandler {
    MetricsPage(PrometheusRegistry registry) {
        this(registry, ExpositionFormats.init());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        ExpositionFormatWriter writer = formats.getOpenMetricsTextFormatWriter().accepts(header(exchange, "Accept"))
                ? formats.getOpenMetricsTextFormatWriter()
                : formats.getPrometheusTextFormatWriter();
        boolean gzip = header(exchange, "Accept-Encoding").contains("gzip");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", writer.getContentType());
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, head ? -1 : 0);
        try (OutputStream body = exchange.getResponseBody()) {
            if (!head) {
                write(writer, gzip ? new GZIPOutputStream(body) : body);
            }
        }
    }

    private void write(ExpositionFormatWriter writer, OutputStream to) throws IOException {
        writer.write(to, registry.scrape());
        to.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
