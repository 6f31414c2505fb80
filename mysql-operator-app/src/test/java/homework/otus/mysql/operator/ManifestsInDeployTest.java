package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestsInDeployTest {
    private static final String CONTAINER = "spec.template.spec.containers[0].";

    @Test
    void noRuleHasAWildcard() throws IOException {
        List<Map<String, List<String>>> rules = ofKind("ClusterRole").get(0).get("rules");
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.get("verbs")).isNotEmpty().doesNotContain("*");
            assertThat(rule.get("resources")).isNotEmpty().doesNotContain("*");
            assertThat(rule.get("apiGroups")).isNotEmpty().doesNotContain("*");
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

    private static Map<String, Object> container(GenericKubernetesResource deployment, String field) {
        Map<String, Object> found = deployment.get("spec", "template", "spec", "containers", 0, field);
        assertThat(found).as(CONTAINER + field).isNotNull();
        return found;
    }

    private static List<GenericKubernetesResource> ofKind(String kind) throws IOException {
        KubernetesSerialization serialization = new KubernetesSerialization();
        return Stream.of(Files.readString(Path.of("deploy/operator.yaml")).split("(?m)^---$"))
                .map(text -> serialization.unmarshal(text, GenericKubernetesResource.class))
                .filter(object -> object.getKind().equals(kind))
                .toList();
    }
}
