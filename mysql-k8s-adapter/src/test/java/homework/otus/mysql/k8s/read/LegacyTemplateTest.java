package homework.otus.mysql.k8s.read;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ServerTemplate;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/** A newer operator does not restart what an older one made without a note. */
class LegacyTemplateTest {
    private static final ServerTemplate MADE = ServerTemplate.builder()
            .applied(Samples.SPEC)
            .life(Samples.LIFE)
            .bornIn(Samples.LIFE)
            .revision(3)
            .build();

    private static DeploymentBuilder workload() {
        return new DeploymentBuilder(
                (Deployment) new Manifests(AdapterSettings.defaults()).madeWorkload(Samples.MYSQL_INSTANCE, MADE));
    }

    @Test
    void theNoteTellsAllOfIt() {
        assertThat(SpecNote.templateOf(workload().build())).contains(MADE);
    }

    @Test
    void withoutANoteItIsReadFromTheContainer() {
        Deployment bare = workload()
                .editMetadata()
                .removeFromAnnotations(Annotations.TEMPLATE)
                .endMetadata()
                .build();
        MySqlSpec seen = MySqlSpec.of(Samples.SPEC.image(), Samples.SPEC.database(), "");
        assertThat(SpecNote.templateOf(bare))
                .contains(ServerTemplate.builder()
                        .applied(seen)
                        .life(Samples.LIFE)
                        .bornIn(Samples.LIFE)
                        .revision(0)
                        .build());
    }

    @Test
    void aWorkloadWithoutOurContainerTellsNothing() {
        Deployment foreign = workload()
                .editMetadata()
                .removeFromAnnotations(Annotations.TEMPLATE)
                .endMetadata()
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withName("another")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        assertThat(SpecNote.templateOf(foreign)).isEmpty();
    }
}
