package homework.otus.mysql.operator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.operator.yaml.Fields;
import homework.otus.mysql.operator.yaml.UnreadableException;
import homework.otus.mysql.operator.yaml.YamlDocuments;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recordings as YAML, one document each. Reading gives back exactly what was written, so that the same planner makes the
 * same plan from it, byte for byte.
 *
 * <p>Within a version of the format fields are only added, and optional ones; a reader that does not know a field
 * refuses it, since a plan without that fact would be another one.
 */
public final class SnapshotFile {
    private static final String FORMAT = "otus.homework/snapshot/v";
    private static final int VERSION = 1;
    private static final String KIND = "Snapshot";
    private static final Pattern API_VERSION = Pattern.compile(Pattern.quote(FORMAT) + "([1-9][0-9]{0,8})");

    private SnapshotFile() {}

    public static String write(List<Recording> recordings) {
        return recordings.stream()
                .map(SnapshotFile::tree)
                .map(YamlDocuments::write)
                .collect(Collectors.joining());
    }

    /** The recordings of {@code yaml}, one or more; anything else is an {@link UnreadableException}. */
    public static List<Recording> read(String yaml) {
        List<Recording> recordings =
                YamlDocuments.read(yaml).stream().map(SnapshotFile::recording).toList();
        if (recordings.isEmpty()) {
            throw new UnreadableException("holds no snapshot");
        }
        return recordings;
    }

    private static ObjectNode tree(Recording recording) {
        ObjectNode node = Parts.object()
                .put("apiVersion", FORMAT + VERSION)
                .put("kind", KIND)
                .put("operator", recording.operator());
        node.set("spec", Parts.spec(recording.spec()));
        node.set("snapshot", SnapshotWriter.write(recording.snapshot()));
        recording.plan().ifPresent(plan -> node.put("plan", plan));
        return node;
    }

    private static Recording recording(JsonNode document) {
        requireOurs(document);
        return Fields.read("", document, fields -> {
            fields.text("apiVersion");
            fields.text("kind");
            return Recording.builder()
                    .operator(fields.text("operator"))
                    .spec(fields.object("spec", SpecParser::spec))
                    .snapshot(fields.object("snapshot", SnapshotParser::snapshot))
                    .plan(fields.optional("plan", fields::text))
                    .build();
        });
    }

    /** The version comes first: what is newer is told so, and not that some field is wrong. */
    private static void requireOurs(JsonNode document) {
        String written = document.path("apiVersion").asText();
        Matcher version = API_VERSION.matcher(written);
        if (!version.matches() || !document.path("kind").asText().equals(KIND)) {
            throw new UnreadableException("is no snapshot: apiVersion " + FORMAT + VERSION + " and kind " + KIND
                    + " are wanted; mysql-operator snapshot writes one");
        }
        if (Integer.parseInt(version.group(1)) > VERSION) {
            throw new UnreadableException("the snapshot has the format " + written + ", this version reads up to "
                    + FORMAT + VERSION + ": use a newer mysql-operator");
        }
    }
}
