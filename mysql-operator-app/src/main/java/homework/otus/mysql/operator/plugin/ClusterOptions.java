package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.operator.Version;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which cluster and which namespace; the options have kubectl's names and mean the same. */
final class ClusterOptions {
    /** A person waits: two more tries, and not ten that take minutes. */
    private static final int TRIES_AGAIN = 2;

    @Option(
            names = {"-n", "--namespace"},
            scope = ScopeType.INHERIT,
            paramLabel = "NAMESPACE",
            description = "The namespace (default: that of the kubeconfig's context, or else default).")
    private @Nullable String namespace;

    @Option(
            names = "--context",
            scope = ScopeType.INHERIT,
            paramLabel = "CONTEXT",
            description = "The context of the kubeconfig to use.")
    private @Nullable String context;

    @Option(
            names = "--kubeconfig",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The kubeconfig (default: $KUBECONFIG, or else ~/.kube/config).")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--kubectl",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:KUBECTL:-kubectl}",
            paramLabel = "PROGRAM",
            description = "The kubectl that connect and logs run (default: $KUBECTL, or else kubectl).")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String kubectl;

    /** Opens what the options name. */
    Session open() {
        Config config = config();
        if (context != null
                && config.getContexts().stream().map(NamedContext::getName).noneMatch(context::equals)) {
            throw new PluginException("there is no context " + context + " in the kubeconfig");
        }
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withUserAgent("kubectl-mysql/" + Version.current())
                        .withHttp2Disable(true)
                        .withRequestRetryBackoffLimit(TRIES_AGAIN)
                        .build())
                .build();
        return new Session(client, namespace(config), new Kubectl(kubectl, arguments(namespace(config))));
    }

    private Config config() {
        if (kubeconfig == null) {
            return Config.autoConfigure(context);
        }
        if (!Files.isReadable(kubeconfig)) {
            throw new PluginException("cannot read the kubeconfig " + kubeconfig);
        }
        return Config.fromKubeconfig(context, kubeconfig.toFile());
    }

    private String namespace(Config config) {
        if (namespace != null) {
            return namespace;
        }
        return config.getNamespace() == null || config.getNamespace().isEmpty() ? "default" : config.getNamespace();
    }

    /** The same choice for a kubectl that is run on our behalf. */
    private List<String> arguments(String chosen) {
        List<String> arguments = new ArrayList<>();
        if (kubeconfig != null) {
            arguments.add("--kubeconfig=" + kubeconfig);
        }
        if (context != null) {
            arguments.add("--context=" + context);
        }
        arguments.add("--namespace=" + chosen);
        return arguments;
    }
}
