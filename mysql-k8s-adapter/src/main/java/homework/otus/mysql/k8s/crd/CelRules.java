package homework.otus.mysql.k8s.crd;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.List;
import java.util.Objects;

/**
 * What admission can refuse where the API server evaluates CEL with the quantity library (Kubernetes 1.29 and newer): changes
 * that the planner would block, and in friendlier words than a schema has. Source: the Kubernetes documentation, "Common
 * Expression Language in Kubernetes" and "Extend the Kubernetes API with CustomResourceDefinitions", transition rules.
 */
final class CelRules {
    private static final String SIZE = "string(%s.storage_size)";

    private CelRules() {}

    static CustomResourceDefinition add(CustomResourceDefinition definition) {
        CustomResourceDefinition crd = new CustomResourceDefinitionBuilder(definition).build();
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            JSONSchemaProps spec = Objects.requireNonNull(
                    version.getSchema().getOpenAPIV3Schema().getProperties().get("spec"));
            // the rule says it in words
            spec.setOneOf(List.of());
            spec.setXKubernetesValidations(List.of(onePassword(), notSmaller(), sameClass()));
        }
        return crd;
    }

    static CustomResourceDefinition addToBackup(CustomResourceDefinition definition) {
        CustomResourceDefinition crd = new CustomResourceDefinitionBuilder(definition).build();
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            JSONSchemaProps spec = Objects.requireNonNull(
                    version.getSchema().getOpenAPIV3Schema().getProperties().get("spec"));
            spec.setXKubernetesValidations(List.of(rule(
                    "self.instanceRef.name == oldSelf.instanceRef.name",
                    "instanceRef cannot be changed; make another MySQLBackup")));
        }
        return crd;
    }

    private static ValidationRule onePassword() {
        return rule(
                "has(self.password) != has(self.passwordSecretRef)",
                "give exactly one of password and passwordSecretRef");
    }

    /** A stored size that is no quantity must not hold up its own correction. */
    private static ValidationRule notSmaller() {
        String before = SIZE.formatted("oldSelf");
        String now = SIZE.formatted("self");
        return rule(
                "!isQuantity(%1$s) || !isQuantity(%2$s) || quantity(%2$s).compareTo(quantity(%1$s)) >= 0"
                        .formatted(before, now),
                "storage_size cannot go down; delete the resource with deletionPolicy Backup and create it again");
    }

    private static ValidationRule sameClass() {
        return rule(
                "has(self.storageClassName) == has(oldSelf.storageClassName) && (!has(self.storageClassName) ||"
                        + " self.storageClassName == oldSelf.storageClassName)",
                "storageClassName cannot be changed; delete the resource with deletionPolicy Backup and create it again");
    }

    private static ValidationRule rule(String rule, String message) {
        return new ValidationRuleBuilder().withRule(rule).withMessage(message).build();
    }
}
