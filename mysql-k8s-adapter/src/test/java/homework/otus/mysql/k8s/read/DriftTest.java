package homework.otus.mysql.k8s.read;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.ServerTemplate;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is ours and differs is drift; what the API server fills in, or others put beside it, is not. */
class DriftTest {
    private static final Manifests MANIFESTS = new Manifests(AdapterSettings.defaults());
    private static final String SERVER = "spec.template.spec.containers[mysql].";

    private static Deployment made() {
        return (Deployment) MANIFESTS.madeWorkload(
                Samples.MYSQL_INSTANCE,
                ServerTemplate.builder()
                        .applied(MySqlSpec.builder()
                                .from(Samples.SPEC)
                                .settings(ServerSettings.builder()
                                        .putConfig("max_connections", "9")
                                        .putRequests("cpu", "0.5")
                                        .putLimits("memory", "1024Mi")
                                        .putNodeSelector("disk", "ssd")
                                        .build())
                                .build())
                        .life(Samples.LIFE)
                        .build());
    }

    /** As the API server stores it. */
    private static Deployment stored() {
        Deployment stored = made();
        stored.getSpec().setRevisionHistoryLimit(10);
        stored.getSpec().setProgressDeadlineSeconds(600);
        stored.getSpec().getTemplate().getSpec().setRestartPolicy("Always");
        stored.getSpec().getTemplate().getSpec().setDnsPolicy("ClusterFirst");
        Container server = server(stored);
        server.getPorts().get(0).setProtocol("TCP");
        server.getReadinessProbe().setFailureThreshold(3);
        server.setTerminationMessagePath("/dev/termination-log");
        server.getResources().setRequests(Map.of("cpu", new Quantity("500m")));
        server.getResources().setLimits(Map.of("memory", new Quantity("1Gi")));
        return stored;
    }

    private static Container server(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                .filter(container -> container.getName().equals("mysql"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> after(Consumer<Deployment> edit) {
        Deployment live = stored();
        edit.accept(live);
        List<String> drift = Drift.of(live, made());
        assertThat(Drift.of(Lean.of(Serialization.clone(live)), made()))
                .as("from what caches keep")
                .isEqualTo(drift);
        return drift;
    }

    @Test
    void whatTheApiServerStoresIsAsWeMadeIt() {
        assertThat(after(live -> {})).isEmpty();
        Deployment plain = (Deployment) MANIFESTS.madeWorkload(
                Samples.MYSQL_INSTANCE,
                ServerTemplate.builder()
                        .applied(Samples.SPEC)
                        .life(Samples.LIFE)
                        .bornIn(Samples.LIFE)
                        .build());
        assertThat(Drift.of(new DeploymentBuilder(plain).build(), plain)).isEmpty();
    }

    @Test
    void whatOthersPutBesideIsTheirs() {
        assertThat(after(live -> {
                    live.getMetadata().setLabels(with(live.getMetadata().getLabels(), "team", "shop"));
                    live.getMetadata().setAnnotations(with(live.getMetadata().getAnnotations(), "note", "theirs"));
                    List<Container> containers = new ArrayList<>(
                            live.getSpec().getTemplate().getSpec().getContainers());
                    containers.add(new ContainerBuilder()
                            .withName("exporter")
                            .withImage("exporter")
                            .build());
                    live.getSpec().getTemplate().getSpec().setContainers(containers);
                }))
                .isEmpty();
    }

    @Test
    void whatIsOursAndDiffersIsDrift() {
        assertThat(after(live -> live.getSpec().setReplicas(0))).containsExactly("spec.replicas");
        assertThat(after(live -> server(live).setImage("mysql:9"))).containsExactly(SERVER + "image");
        assertThat(after(live -> server(live).setArgs(List.of("--max_connections=8"))))
                .containsExactly(SERVER + "args[0]");
        assertThat(after(live -> server(live).setArgs(List.of()))).containsExactly(SERVER + "args");
        assertThat(after(live -> server(live).getResources().setLimits(Map.of())))
                .containsExactly(SERVER + "resources.limits");
        assertThat(after(live -> server(live).setEnv(List.of()))).containsExactly(SERVER + "env");
        assertThat(after(live -> live.getSpec().getStrategy().setType("RollingUpdate")))
                .containsExactly("spec.strategy.type");
        assertThat(after(live -> live.getSpec().getTemplate().getSpec().setContainers(List.of())))
                .containsExactly("spec.template.spec.containers");
        assertThat(after(live -> live.getMetadata().getLabels().remove("app.kubernetes.io/managed-by")))
                .containsExactly("metadata.labels.app.kubernetes.io/managed-by");
    }

    @Test
    void ourContainerAndThePlaceOfThePodAreOursAsAWhole() {
        assertThat(after(live -> server(live).getEnv().add(new EnvVar("FOO", "bar", null))))
                .containsExactly(SERVER + "env[FOO]");
        assertThat(after(live ->
                        live.getSpec().getTemplate().getSpec().setNodeSelector(Map.of("disk", "ssd", "zone", "a"))))
                .containsExactly("spec.template.spec.nodeSelector.zone");
        assertThat(after(live -> live.getSpec()
                        .getTemplate()
                        .getSpec()
                        .setTolerations(
                                List.of(new TolerationBuilder().withKey("db").build()))))
                .containsExactly("spec.template.spec.tolerations");
        assertThat(after(live -> server(live)
                        .getResources()
                        .setLimits(Map.of("memory", new Quantity("1Gi"), "cpu", new Quantity("1")))))
                .containsExactly(SERVER + "resources.limits.cpu");
    }

    @Test
    void amountsAreComparedByAmount() {
        assertThat(after(live -> server(live).getResources().setLimits(Map.of("memory", new Quantity("1025Mi")))))
                .containsExactly(SERVER + "resources.limits.memory");
    }

    /** An upgrade of the operator restarts no server. */
    @Test
    void whatAnotherVersionMadeIsNotCompared() {
        assertThat(after(live -> {
                    live.getMetadata().getAnnotations().put(Annotations.MANIFEST, "of another version");
                    live.getSpec().setReplicas(0);
                }))
                .isEmpty();
        assertThat(after(live -> {
                    live.getMetadata().getAnnotations().remove(Annotations.MANIFEST);
                    live.getSpec().setReplicas(0);
                }))
                .isEmpty();
    }

    @Test
    void aWebhookThatChangesWhatWeSendIsNobodyElse() {
        Consumer<Deployment> byWebhook = live -> {
            server(live).setImage("mirror/mysql:5.7");
            managed(live, "mysql-operator", "{'f:metadata': {'f:annotations': {'f:otus.homework/manifest': {}}}}");
            managed(live, "kubectl", "{'f:metadata': {'f:annotations': {'f:note': {}}}}");
        };
        assertThat(after(byWebhook)).isEmpty();
        assertThat(
                        after(
                                byWebhook.andThen(
                                        live -> managed(
                                                live,
                                                "kubectl-set",
                                                "{'f:spec': {'f:template': {'f:spec': {'f:containers': {'k:{^name^:^mysql^}': {'f:image': {}}}}}}}"))))
                .containsExactly(SERVER + "image");
        assertThat(after(byWebhook.andThen(live -> live.getSpec().setReplicas(0))))
                .containsExactly("spec.replicas");
    }

    private static void managed(Deployment live, String manager, String fields) {
        List<io.fabric8.kubernetes.api.model.ManagedFieldsEntry> entries =
                new ArrayList<>(live.getMetadata().getManagedFields());
        entries.add(new ManagedFieldsEntryBuilder()
                .withManager(manager)
                .withOperation("Update")
                .withFieldsV1(Serialization.unmarshal(fields.replace('\'', '"').replace("^", "\\\""), FieldsV1.class))
                .build());
        live.getMetadata().setManagedFields(entries);
    }

    @Test
    void selectorAndPortsOfTheServiceAreOurs() {
        Service made = (Service) MANIFESTS.madeService(Samples.MYSQL_INSTANCE);
        Service live = new ServiceBuilder(made).build();
        live.getSpec().setType("ClusterIP");
        live.getSpec().setClusterIPs(List.of("None"));
        live.getSpec().setPublishNotReadyAddresses(null);
        live.getSpec().getPorts().get(0).setProtocol("TCP");
        assertThat(Drift.of(live, made)).isEmpty();
        live.getSpec().getPorts().get(0).setPort(3307);
        live.getSpec().setSelector(with(live.getSpec().getSelector(), "tier", "db"));
        assertThat(Drift.of(live, made)).containsExactly("spec.ports[mysql].port", "spec.selector.tier");
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }
}
