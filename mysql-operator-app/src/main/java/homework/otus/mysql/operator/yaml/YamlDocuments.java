package homework.otus.mysql.operator.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** YAML (or JSON, which is YAML) as trees, and back. */
public final class YamlDocuments {
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---(?=\\s|$)");
    private static final Pattern PLACE = Pattern.compile("line:? (\\d+), column:? (\\d+)");
    private static final Pattern TWICE = Pattern.compile("found duplicate key (\\S+)");

    private YamlDocuments() {}

    /** The documents of {@code text} in their order, without the empty ones. */
    public static List<JsonNode> read(String text) {
        KubernetesSerialization serialization = new KubernetesSerialization();
        List<JsonNode> documents = new ArrayList<>();
        int lines = 0;
        for (String document : SEPARATOR.split(text, -1)) {
            if (document.lines().anyMatch(YamlDocuments::saysSomething)) {
                documents.add(parse(serialization, document, lines));
            }
            lines += (int) document.chars().filter(c -> c == '\n').count();
        }
        return List.copyOf(documents);
    }

    /** One document, with the line that separates it from the one before. */
    public static String write(JsonNode document) {
        String yaml = new KubernetesSerialization().asYaml(document);
        return yaml.startsWith("---\n") ? yaml : "---\n" + yaml;
    }

    private static boolean saysSomething(String line) {
        String text = line.strip();
        return !text.isEmpty() && !text.startsWith("#") && !text.equals("...");
    }

    private static JsonNode parse(KubernetesSerialization serialization, String document, int linesBefore) {
        @Nullable JsonNode node;
        try {
            node = serialization.unmarshal(document, JsonNode.class);
        } catch (RuntimeException e) {
            throw new UnreadableException("no YAML" + place(e, linesBefore));
        }
        if (node == null || !node.isObject()) {
            throw new UnreadableException("no YAML of an object: it has no fields");
        }
        return node;
    }

    /** Where it went wrong. What the parser quotes from the text is left out: it may be a password. */
    private static String place(Throwable error, int linesBefore) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        Matcher twice = TWICE.matcher(message);
        String what = twice.find() ? ", the field " + twice.group(1) + " is there twice" : "";
        Matcher place = PLACE.matcher(message);
        String where = "";
        while (place.find()) {
            int line = Integer.parseInt(place.group(1)) + linesBefore;
            where = ": line " + line + ", column " + place.group(2);
        }
        return where + what;
    }
}
