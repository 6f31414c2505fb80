package homework.otus.mysql.k8s.crd;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The CRDs, made from {@link MySQL} and {@link MySQLBackup}. They have no CEL in it, which kubectl refuses on Kubernetes 1.20 (there is a variant with), and
 * its patterns are such that Go's regular expressions take them.
 */
public final class CrdYaml {
    private static final String HEADER =
            "# Generated from the Java types of mysql-k8s-adapter; a test holds it equal to them. Do not edit.\n";

    private CrdYaml() {}

    /** The same text each time. */
    public static String text() {
        return HEADER + yaml(definition()) + "---\n" + yaml(backupDefinition());
    }

    /** With rules in CEL, for Kubernetes 1.29 and newer. */
    public static String textWithCel() {
        return HEADER + yaml(CelRules.add(definition())) + "---\n" + yaml(CelRules.addToBackup(backupDefinition()));
    }

    private static String yaml(CustomResourceDefinition definition) {
        return Serialization.asYaml(definition).replaceFirst("^---\n", "");
    }

    /** The definition of {@link MySQL} as an object. */
    public static CustomResourceDefinition definition() {
        return CrdRefinement.refine(generated(MySQL.class));
    }

    /** The definition of {@link MySQLBackup} as an object. */
    public static CustomResourceDefinition backupDefinition() {
        return CrdRefinement.refineBackup(generated(MySQLBackup.class));
    }

    private static CustomResourceDefinition generated(Class<? extends CustomResource<?, ?>> type) {
        Catch caught = new Catch();
        new CRDGenerator()
                .withParallelGenerationEnabled(false)
                .withOutput(caught)
                .withPostProcessor(caught)
                .customResourceClasses(type)
                .generate();
        return (CustomResourceDefinition) caught.made.get(0);
    }

    /** Takes the object on its way to the generator's output, and lets the output go nowhere. */
    private static final class Catch implements CRDPostProcessor, CRDGenerator.CRDOutput<ByteArrayOutputStream> {
        private final List<HasMetadata> made = new ArrayList<>();

        @Override
        public HasMetadata process(HasMetadata crd, String version) {
            made.add(crd);
            return crd;
        }

        @Override
        public ByteArrayOutputStream outputFor(String name) {
            return new ByteArrayOutputStream();
        }

        @Override
        public void close() {}
    }
}
