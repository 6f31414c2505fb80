package homework.otus.mysql.operator.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart in {@code deploy/}, as the Helm library reads it. */
final class Chart {
    static final Path FOLDER = Path.of("deploy/helm/mysql-operator");
    private static final Path VALUES = Path.of("src/test/resources/chart");
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Chart() {}

    /** What {@code helm template} prints with the values of that file; a value that is not allowed is an exception. */
    static String render(String values) {
        return new Helm(FOLDER)
                .template()
                .withName("mysql-operator")
                .withNamespace("databases")
                .withValuesFile(VALUES.resolve(values))
                .call();
    }

    /** The objects of a rendering. */
    static List<JsonNode> objects(String rendered) {
        return Stream.of(rendered.split("(?m)^---$"))
                .map(text -> YAML.unmarshal(text, JsonNode.class))
                .filter(object -> object != null && object.has("kind"))
                .toList();
    }

    static List<JsonNode> ofKind(String kind, List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.get("kind").asText().equals(kind))
                .toList();
    }

    /** {@code helm lint} knows the chart's own values only, so that those of the file are put into a copy of it. */
    static LintResult lint(String values, Path scratch) throws IOException {
        Path copy = scratch.resolve(FOLDER.getFileName());
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(FOLDER.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        ObjectNode merged = (ObjectNode) read(FOLDER.resolve("values.yaml"));
        new ObjectMapper().setDefaultMergeable(true).readerForUpdating(merged).readValue(read(VALUES.resolve(values)));
        Files.writeString(copy.resolve("values.yaml"), YAML.asYaml(merged));
        return new Helm(copy).lint().strict().call();
    }

    private static JsonNode read(Path file) throws IOException {
        return YAML.unmarshal(Files.readString(file), JsonNode.class);
    }
}
