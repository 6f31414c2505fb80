package homework.otus.mysql.e2e.harness;

import com.google.common.base.Splitter;
import java.util.stream.Collectors;

/** The manifests that people apply, for an operator of one test beside those of others. */
public final class OperatorManifest {
    private OperatorManifest() {}

    /**
     * The same under names of this run, in the namespace of this run, with the image of this checkout. The definitions are there already,
     * and so is the namespace.
     *
     * @param name of the namespace, and of everything in it
     */
    public static String forThisRun(Lab lab, String name, String manifest) {
        OperatorImage image = OperatorImage.get();
        String root = lab.settings().adapter().hostPathRoot();
        return Splitter.on("\n---\n")
                .splitToStream(manifest)
                .filter(object ->
                        !object.contains("kind: CustomResourceDefinition") && !object.contains("kind: Namespace\n"))
                .collect(Collectors.joining("\n---\n"))
                .replace("name: mysql-operator", "name: " + name)
                .replace("namespace: mysql-operator", "namespace: " + name)
                .replace("serviceAccountName: mysql-operator", "serviceAccountName: " + name)
                .replace("value: mysql-operator", "value: " + name)
                .replace("image: mysql-operator:dev", "image: " + image.repository() + ":" + image.tag())
                .replaceFirst(
                        "( *)env:\n( *)- ",
                        "$1env:\n$2- name: MYSQL_OPERATOR_HOST_PATH_ROOT\n$2  value: " + root + "\n$2- ");
    }

    /** The plain manifest acts on all namespaces, and this one on {@code namespace} alone. */
    public static String actingOn(String namespace, String manifest) {
        String everywhere = "name: MYSQL_OPERATOR_NAMESPACES\n              value: \"\"";
        if (!manifest.contains(everywhere)) {
            throw new IllegalArgumentException("it does not say which namespaces it acts on");
        }
        return manifest.replace(everywhere, everywhere.replace("\"\"", namespace));
    }
}
