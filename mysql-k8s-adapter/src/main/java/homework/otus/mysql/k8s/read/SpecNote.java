package homework.otus.mysql.k8s.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Toleration;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was applied, and what a server is made from, as JSON in annotations. What is not set is left out. */
public final class SpecNote {
    private SpecNote() {}

    /** What was applied, without what guides the operator itself. */
    public static ObjectNode write(MySqlSpec applied) {
        ObjectNode node = Json.object();
        node.put("image", applied.image());
        node.put("database", applied.database());
        node.put("storageSize", applied.storageSize());
        applied.storageClassName().ifPresent(name -> node.put("storageClassName", name));
        ServerSettings settings = applied.settings();
        map(node, "config", settings.config());
        map(node, "requests", settings.requests());
        map(node, "limits", settings.limits());
        map(node, "nodeSelector", settings.nodeSelector());
        if (!settings.tolerations().isEmpty()) {
            settings.tolerations()
                    .forEach(toleration -> node.withArray("tolerations").add(write(toleration)));
        }
        return node;
    }

    /** Empty when image, database or storage size are missing. */
    static Optional<MySqlSpec> read(JsonNode node) {
        Optional<String> image = Json.text(node, "image");
        Optional<String> database = Json.text(node, "database");
        Optional<String> storageSize = Json.text(node, "storageSize");
        if (image.isEmpty() || database.isEmpty() || storageSize.isEmpty()) {
            return Optional.empty();
        }
        ServerSettings.Builder settings = ServerSettings.builder()
                .config(map(node.path("config")))
                .requests(map(node.path("requests")))
                .limits(map(node.path("limits")))
                .nodeSelector(map(node.path("nodeSelector")));
        node.path("tolerations").forEach(toleration -> settings.addTolerations(toleration(toleration)));
        return Optional.of(MySqlSpec.builder()
                .image(image.get())
                .database(database.get())
                .storageSize(storageSize.get())
                .storageClassName(Json.text(node, "storageClassName"))
                .settings(settings.build())
                .build());
    }

    /** The value of {@link homework.otus.mysql.k8s.Annotations#TEMPLATE}. */
    public static String write(ServerTemplate template) {
        ObjectNode node = Json.object();
        node.set("applied", write(template.applied()));
        node.put("life", template.life().value());
        template.bornIn().ifPresent(life -> node.put("bornIn", life.value()));
        if (template.resetsPassword()) {
            node.put("resetsPassword", true);
        }
        node.put("revision", template.revision());
        return Json.write(node);
    }

    /** What a workload was made from, if it says so. */
    public static Optional<ServerTemplate> templateOf(HasMetadata workload) {
        return Annotations.of(workload, Annotations.TEMPLATE).flatMap(SpecNote::template);
    }

    /** Empty when the text is not what {@link #write(ServerTemplate)} wrote. */
    private static Optional<ServerTemplate> template(String text) {
        Optional<JsonNode> node = Json.parse(text);
        Optional<MySqlSpec> applied = node.flatMap(it -> read(it.path("applied")));
        Optional<String> life = node.flatMap(it -> Json.text(it, "life"));
        if (applied.isEmpty() || life.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ServerTemplate.builder()
                .applied(applied.get())
                .life(new Uid(life.get()))
                .bornIn(node.flatMap(it -> Json.text(it, "bornIn")).map(Uid::new))
                .resetsPassword(node.get().path("resetsPassword").asBoolean(false))
                .revision(node.get().path("revision").asInt(0))
                .build());
    }

    private static ObjectNode write(Toleration toleration) {
        ObjectNode node = Json.object();
        toleration.key().ifPresent(key -> node.put("key", key));
        toleration.operator().ifPresent(operator -> node.put("operator", operator));
        toleration.value().ifPresent(value -> node.put("value", value));
        toleration.effect().ifPresent(effect -> node.put("effect", effect));
        toleration.tolerationSeconds().ifPresent(seconds -> node.put("tolerationSeconds", seconds));
        return node;
    }

    private static Toleration toleration(JsonNode node) {
        JsonNode seconds = node.path("tolerationSeconds");
        return Toleration.builder()
                .key(Json.text(node, "key"))
                .operator(Json.text(node, "operator"))
                .value(Json.text(node, "value"))
                .effect(Json.text(node, "effect"))
                .tolerationSeconds(
                        seconds.canConvertToLong() && seconds.isIntegralNumber()
                                ? Optional.of(seconds.longValue())
                                : Optional.empty())
                .build();
    }

    private static void map(ObjectNode node, String name, SortedMap<String, String> map) {
        if (!map.isEmpty()) {
            ObjectNode values = node.putObject(name);
            map.forEach(values::put);
        }
    }

    private static SortedMap<String, String> map(JsonNode node) {
        SortedMap<String, String> map = new TreeMap<>();
        node.properties()
                .forEach(field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }
}
