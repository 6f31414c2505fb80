package homework.otus.mysql.operator.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.operator.yaml.Fields;
import java.util.Collection;
import java.util.List;

/** The values that snapshots and plans have in common, as trees. */
public final class Parts {
    private Parts() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode list(Collection<ObjectNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    public static ArrayNode texts(List<String> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        return list;
    }

    public static ObjectNode instance(InstanceId instance) {
        return object().put("namespace", instance.namespace()).put("name", instance.name());
    }

    /** With the names that the fields have in the resource. */
    public static ObjectNode spec(MySqlSpec spec) {
        return object().put("image", spec.image())
                .put("database", spec.database())
                .put("storage_size", spec.storageSize());
    }

    public static ObjectNode opening(Opening opening) {
        ObjectNode node = object().put("state", Fields.word(opening.state()));
        opening.restoredFrom().ifPresent(backup -> node.put("restoredFrom", backup.value()));
        return node;
    }

    public static ObjectNode backup(BackupRecord backup) {
        ObjectNode node = object().put("id", backup.id().value())
                .put("life", backup.life().value())
                .put("finalAndFenced", backup.finalAndFenced())
                .put("lifeComplete", backup.lifeComplete())
                .put("completedAt", backup.completedAt().toString())
                .put("serverVersion", backup.serverVersion())
                .put("pod", backup.pod())
                .put("bytes", backup.bytes())
                .put("sha256", backup.sha256());
        backup.warning().ifPresent(warning -> node.put("warning", warning));
        return node;
    }

    public static ArrayNode backups(List<BackupRecord> backups) {
        return list(backups.stream().map(Parts::backup).toList());
    }
}
