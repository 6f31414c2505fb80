package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestsInDeployTest {
    private static final Path FILE = Path.of("deploy/operator.yaml");
    private static final String CONTAINER = "spec.template.spec.containers[0].";

    @Test
    void noRuleHasAWildcard() throws IOException {
        assertThat(ofKind("ClusterRole")).hasSize(2).allSatisfy(role -> {
            List<Map<String, List<String>>> rules = role.get("rules");
            assertThat(rules).isNotEmpty().allSatisfy(rule -> {
                assertThat(rule.get("verbs")).isNotEmpty().doesNotContain("*");
                assertThat(rule.get("resources")).isNotEmpty().doesNotContain("*");
                assertThat(rule.get("apiGroups")).isNotEmpty().doesNotContain("*");
            });
        });
    }

    @Test
    void theOperatorRunsWithoutPrivileges() throws IOException {
        GenericKubernetesResource deployment = ofKind("Deployment").get(0);
        assertThat(deployment.<Boolean>get("spec", "template", "spec", "securityContext", "runAsNonRoot"))
                .isTrue();
        assertThat(container(deployment, "securityContext"))
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("allowPrivilegeEscalation", false);
    }

    @Test
    void theOperatorHasProbesAndALimit() throws IOException {
        GenericKubernetesResource deployment = ofKind("Deployment").get(0);
        assertThat(container(deployment, "readinessProbe")).isNotEmpty();
        assertThat(container(deployment, "livenessProbe")).isNotEmpty();
        assertThat(container(deployment, "resources")).containsKeys("requests", "limits");
    }

    /** Kustomize reads no file outside of its folder. */
    @Test
    void theCopyForKustomizeIsTheSame() throws IOException {
        Path copy = Path.of("deploy/kustomize/base/operator.yaml");
        if (Boolean.getBoolean("golden.update")) {
            Files.copy(FILE, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(copy).hasSameTextualContentAs(FILE);
    }

    private static Map<String, Object> container(GenericKubernetesResource deployment, String field) {
        Map<String, Object> found = deployment.get("spec", "template", "spec", "containers", 0, field);
        assertThat(found).as(CONTAINER + field).isNotNull();
        return found;
    }

    private static List<GenericKubernetesResource> ofKind(String kind) throws IOException {
        KubernetesSerialization serialization = new KubernetesSerialization();
        return Stream.of(Files.readString(FILE).split("(?m)^---$"))
                .map(text -> serialization.unmarshal(text, GenericKubernetesResource.class))
                .filter(object -> object.getKind().equals(kind))
                .toList();
    }
}
