package homework.otus.mysql.operator.cli;

import homework.otus.mysql.operator.Version;
import homework.otus.mysql.operator.lead.Fence;
import homework.otus.mysql.operator.metrics.ApiMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Optional;

/** Clients of the cluster that we run in, or else of the one that the kubeconfig names. */
final class Clients {
    /** As kubectl has it. */
    static final String DEFAULT_NAMESPACE = "default";

    private Clients() {}

    /** HTTP/2 is off: over one connection the watches would hold each other up. */
    static KubernetesClient open() {
        return builder()
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor(RetryAfter.NAME, new RetryAfter()))
                .build();
    }

    /** A client whose requests are counted, and whose writes need the lease. */
    static KubernetesClient open(ApiMetrics metrics, Fence fence) {
        return builder()
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor(ApiMetrics.NAME, metrics)
                        .addOrReplaceInterceptor(RetryAfter.NAME, new RetryAfter())
                        .addOrReplaceInterceptor(Fence.NAME, fence))
                .build();
    }

    /** The namespace that is meant: the given one, or else that of the kubeconfig's context, as with kubectl. */
    static String namespace(KubernetesClient client, Optional<String> given) {
        return given.or(() -> Optional.ofNullable(client.getNamespace()).filter(named -> !named.isEmpty()))
                .orElse(DEFAULT_NAMESPACE);
    }

    private static KubernetesClientBuilder builder() {
        return new KubernetesClientBuilder()
                .editOrNewConfig()
                .withUserAgent("mysql-operator/" + Version.current())
                .withHttp2Disable(true)
                .endConfig();
    }
}
