package homework.otus.mysql.k8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.ServerPod;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ServerTemplate;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final Manifests MANIFESTS = new Manifests(AdapterSettings.defaults());

    private static Deployment workload(MySqlSpec applied, int revision, boolean checksBirth) {
        ServerTemplate.Builder template =
                ServerTemplate.builder().applied(applied).life(Samples.LIFE).revision(revision);
        if (checksBirth) {
            template.bornIn(Samples.LIFE);
        }
        return (Deployment) MANIFESTS.workload(Samples.MYSQL_INSTANCE, template.build());
    }

    @Test
    void ourFieldsAreAsWeWantThem() {
        MySqlSpec newer =
                MySqlSpec.builder().from(Samples.SPEC).image("mysql:8.4").build();
        Deployment live = new DeploymentBuilder(workload(Samples.SPEC, 1, false))
                .editSpec()
                .withReplicas(0)
                .endSpec()
                .build();
        assertThat(Overlay.onto(live, workload(newer, 2, true))).isEqualTo(workload(newer, 2, true));
    }

    @Test
    void whatOthersPutBesideThemStays() {
        Deployment live = new DeploymentBuilder(workload(Samples.SPEC, 1, false))
                .editMetadata()
                .addToAnnotations("theirs", "1")
                .withResourceVersion("7")
                .endMetadata()
                .editSpec()
                .editTemplate()
                .editSpec()
                .addNewContainer()
                .withName("sidecar")
                .endContainer()
                .addNewVolume()
                .withName("theirs")
                .endVolume()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        Deployment merged = (Deployment) Overlay.onto(live, workload(Samples.SPEC, 2, false));
        assertThat(merged.getMetadata().getAnnotations()).containsEntry("theirs", "1");
        assertThat(merged.getMetadata().getResourceVersion()).isEqualTo("7");
        assertThat(merged.getSpec().getTemplate().getSpec().getContainers())
                .extracting(Container::getName)
                .containsExactly(ServerPod.SERVER, "sidecar");
        assertThat(merged.getSpec().getTemplate().getSpec().getVolumes()).hasSize(2);
    }

    @Test
    void theServiceLeadsToOurPodsAgain() {
        Service ours = (Service) Manifests.service(Samples.MYSQL_INSTANCE);
        Service live = new ServiceBuilder(ours)
                .editSpec()
                .withSelector(Map.of("app", "another"))
                .endSpec()
                .build();
        assertThat(Overlay.onto(live, ours)).isEqualTo(ours);
    }
}
