package homework.otus.mysql.e2e.harness;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart, installed by Helm as people do it. */
public final class HelmRelease implements AutoCloseable {
    private static final Path CHART = Cluster.file("mysql-operator-app/deploy/helm/mysql-operator");
    private static final int SECONDS = 180;
    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Deployment.class,
            ServiceAccount.class,
            ClusterRole.class,
            ClusterRoleBinding.class,
            Role.class,
            RoleBinding.class,
            NetworkPolicy.class);

    private final Cluster cluster;
    private final String namespace;
    private final String name;
    private final String common;
    private boolean installed;

    /** Nothing is installed yet; the release has the name of its namespace, so that no two are alike. */
    public HelmRelease(Lab lab, String namespace) {
        OperatorImage image = OperatorImage.get();
        this.cluster = lab.cluster();
        this.namespace = namespace;
        this.name = namespace;
        this.common = """
                fullnameOverride: mysql-operator
                image: {repository: "%s", tag: "%s"}
                hostPathRoot: "%s"
                """.formatted(
                image.repository(), image.tag(), lab.settings().adapter().hostPathRoot());
    }

    /** Returns when the operator is ready; gives what Helm tells people. */
    public String install(String values) {
        Release release = new Helm(CHART)
                .install()
                .withName(name)
                .withNamespace(namespace)
                .withKubeConfig(cluster.kubeconfig())
                .withValuesFile(file(values))
                .waitReady()
                .withTimeout(SECONDS)
                .call();
        installed = true;
        return release.getOutput();
    }

    /** Returns when the new operator is ready and the old one gone. */
    public String upgrade(String values) {
        List<String> before = podUids();
        Release release = new Helm(CHART)
                .upgrade()
                .withName(name)
                .withNamespace(namespace)
                .withKubeConfig(cluster.kubeconfig())
                .withValuesFile(file(values))
                .waitReady()
                .withTimeout(SECONDS)
                .call();
        Patience.await("the pods of before are gone", () -> podUids().stream().noneMatch(before::contains));
        return release.getOutput();
    }

    public void uninstall() {
        installed = false;
        Helm.uninstall(name)
                .withNamespace(namespace)
                .withKubeConfig(cluster.kubeconfig())
                .call();
    }

    /** Everything in the cluster that carries the label of the release. */
    public List<String> objects() {
        return KINDS.stream().flatMap(this::objects).toList();
    }

    public List<Pod> pods() {
        return cluster.client()
                .pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", name)
                .list()
                .getItems();
    }

    /** What the operator's pods have written, all of them. */
    public String log() {
        KubernetesClient client = cluster.client();
        return String.join(
                "\n",
                pods().stream().map(pod -> client.pods().resource(pod).getLog()).toList());
    }

    @Override
    public void close() {
        if (installed) {
            uninstall();
        }
    }

    private List<String> podUids() {
        return pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
    }

    private <T extends HasMetadata> Stream<String> objects(Class<T> kind) {
        return cluster
                .client()
                .resources(kind)
                .inAnyNamespace()
                .withLabel("app.kubernetes.io/instance", name)
                .list()
                .getItems()
                .stream()
                .map(object -> object.getKind() + " " + object.getMetadata().getName());
    }

    private Path file(String values) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, common + values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
