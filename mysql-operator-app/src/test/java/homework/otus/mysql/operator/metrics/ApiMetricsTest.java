package homework.otus.mysql.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.operator.cli.FakeCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.URI;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiMetricsTest {
    private static final String REQUESTS = "mysql_operator_api_requests";

    private final Metrics metrics = new Metrics();

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/namespaces/a/pods/b, get",
        "GET, /api/v1/namespaces/a/pods/b/log, get",
        "GET, /api/v1/namespaces/a/pods, list",
        "GET, /api/v1/pods, list",
        "GET, /api/v1/namespaces, list",
        "GET, /api/v1/namespaces/a, get",
        "GET, /apis/apps/v1/deployments, list",
        "GET, /apis/apps/v1/namespaces/a/deployments/b, get",
        "GET, /apis/apps/v1/deployments?allowWatchBookmarks=true&watch=true, watch",
        "GET, /proxied/cluster/apis/apps/v1/deployments, list",
        "GET, /version, get",
        "POST, /api/v1/namespaces/a/events, create",
        "PUT, /api/v1/namespaces/a/services/b, update",
        "PATCH, /apis/otus.homework/v1/namespaces/a/mysqls/b/status, patch",
        "DELETE, /api/v1/persistentvolumes/b, delete",
        "DELETE, /api/v1/namespaces/a/pods, deletecollection",
        "OPTIONS, /, other"
    })
    void aRequestHasTheVerbOfTheAuditLog(String method, String path, String verb) {
        assertThat(ApiRequest.verb(method, URI.create("https://10.0.0.1:6443" + path)))
                .isEqualTo(verb);
    }

    @Test
    void answersAreCountedByVerbAndStatus() throws IOException {
        try (FakeCluster cluster = new FakeCluster().with("mysql-instance");
                KubernetesClient client = client()) {
            assertThat(cluster).isNotNull();
            assertThat(metrics.api().sinceLastAnswer()).isEmpty();
            var resources = client.resources(MySQL.class).inNamespace("default");
            resources.list();
            resources.withName("mysql-instance").get();
            resources.withName("none").get();
        }
        assertThat(Filled.values(metrics, REQUESTS))
                .containsExactlyInAnyOrder("200/list 1.0", "200/get 1.0", "404/get 1.0");
        assertThat(metrics.api().sinceLastAnswer()).isPresent();
    }

    @Test
    void aRequestWithoutAnAnswerIsCountedToo() throws IOException {
        FakeCluster cluster = new FakeCluster();
        try (KubernetesClient client = client()) {
            cluster.close();
            Assertions.assertThatThrownBy(() ->
                            client.resources(MySQL.class).inNamespace("default").list())
                    .isInstanceOf(KubernetesClientException.class);
        }
        assertThat(Filled.values(metrics, REQUESTS))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("none/list");
        assertThat(metrics.api().sinceLastAnswer()).isEmpty();
    }

    private KubernetesClient client() {
        return new KubernetesClientBuilder()
                .editOrNewConfig()
                .withRequestRetryBackoffLimit(1)
                .endConfig()
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor(ApiMetrics.NAME, metrics.api()))
                .build();
    }
}
