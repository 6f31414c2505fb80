package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a spec of any shape: what is no text becomes its text, what is missing stays missing. Nothing is refused. */
final class LenientSpec extends JsonDeserializer<MySQLSpec> {
    @Override
    public MySQLSpec deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        MySQLSpec spec = new MySQLSpec();
        spec.setImage(text(node.get("image")));
        spec.setDatabase(text(node.get("database")));
        spec.setPassword(text(node.get("password")));
        spec.setStorageSize(text(node.get("storage_size")));
        JsonNode reference = node.path("passwordSecretRef");
        if (reference.isObject()) {
            SecretKey secret = new SecretKey();
            secret.setName(text(reference.get("name")));
            secret.setKey(text(reference.get("key")));
            spec.setPasswordSecretRef(secret);
        }
        spec.setStorageClassName(text(node.get("storageClassName")));
        spec.setConfig(texts(node.path("config")));
        JsonNode needs = node.path("resources");
        if (needs.isObject()) {
            ResourceNeeds resources = new ResourceNeeds();
            resources.setRequests(texts(needs.path("requests")));
            resources.setLimits(texts(needs.path("limits")));
            spec.setResources(resources);
        }
        spec.setNodeSelector(texts(node.path("nodeSelector")));
        spec.setTolerations(tolerations(node.path("tolerations")));
        spec.setSuspend(flag(node.path("suspend")));
        spec.setDeletionPolicy(text(node.get("deletionPolicy")));
        if (node.path("backup").isObject()) {
            spec.setBackup(backup(node.path("backup")));
        }
        if (node.path("restore").isObject()) {
            RestoreFields restore = new RestoreFields();
            restore.setBackupName(text(node.path("restore").get("backupName")));
            restore.setNone(flag(node.path("restore").path("none")));
            spec.setRestore(restore);
        }
        return spec;
    }

    private static BackupFields backup(JsonNode node) {
        BackupFields backup = new BackupFields();
        backup.setSchedule(text(node.get("schedule")));
        backup.setTimeZone(text(node.get("timeZone")));
        backup.setSuspend(flag(node.path("suspend")));
        backup.setVerify(text(node.get("verify")));
        backup.setStorageSize(text(node.get("storageSize")));
        backup.setStorageClassName(text(node.get("storageClassName")));
        JsonNode keep = node.path("retention");
        if (keep.isObject()) {
            RetentionFields retention = new RetentionFields();
            retention.setCount(
                    keep.path("count").canConvertToInt() ? keep.path("count").intValue() : null);
            retention.setMaxAge(text(keep.get("maxAge")));
            backup.setRetention(retention);
        }
        return backup;
    }

    private static @Nullable Boolean flag(JsonNode value) {
        return value.asBoolean(false) ? Boolean.TRUE : null;
    }

    private static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new TreeMap<>();
        map.properties().forEach(field -> {
            String text = text(field.getValue());
            texts.put(field.getKey(), text == null ? "" : text);
        });
        return texts;
    }

    private static List<Toleration> tolerations(JsonNode list) {
        List<Toleration> tolerations = new ArrayList<>();
        for (JsonNode item : list) {
            JsonNode seconds = item.path("tolerationSeconds");
            tolerations.add(new TolerationBuilder()
                    .withKey(text(item.get("key")))
                    .withOperator(text(item.get("operator")))
                    .withValue(text(item.get("value")))
                    .withEffect(text(item.get("effect")))
                    .withTolerationSeconds(seconds.isIntegralNumber() ? Long.valueOf(seconds.longValue()) : null)
                    .build());
        }
        return tolerations;
    }

    @Override
    public MySQLSpec getNullValue(DeserializationContext context) {
        return new MySQLSpec();
    }

    static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
