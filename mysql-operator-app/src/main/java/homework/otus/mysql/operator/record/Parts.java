package homework.otus.mysql.operator.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Toleration;
import homework.otus.mysql.operator.yaml.Fields;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

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
        ObjectNode node = object().put("image", spec.image())
                .put("database", spec.database())
                .put("storage_size", spec.storageSize());
        spec.storageClassName().ifPresent(name -> node.put("storageClassName", name));
        settings(node, spec.settings());
        if (spec.suspend()) {
            node.put("suspend", true);
        }
        if (!spec.backup().equals(BackupPolicy.NONE)) {
            backups(node.putObject("backup"), spec.backup());
        }
        if (spec.restore() instanceof RestoreWish.Named named) {
            node.putObject("restore").put("backupName", named.backup());
        } else if (spec.restore() instanceof RestoreWish.Nothing) {
            node.putObject("restore").put("none", true);
        }
        return node;
    }

    private static void settings(ObjectNode node, ServerSettings settings) {
        map(node, "config", settings.config());
        map(node, "requests", settings.requests());
        map(node, "limits", settings.limits());
        map(node, "nodeSelector", settings.nodeSelector());
        if (!settings.tolerations().isEmpty()) {
            node.set(
                    "tolerations",
                    list(settings.tolerations().stream().map(Parts::toleration).toList()));
        }
    }

    private static ObjectNode toleration(Toleration toleration) {
        ObjectNode node = object();
        toleration.key().ifPresent(key -> node.put("key", key));
        toleration.operator().ifPresent(operator -> node.put("operator", operator));
        toleration.value().ifPresent(value -> node.put("value", value));
        toleration.effect().ifPresent(effect -> node.put("effect", effect));
        toleration.tolerationSeconds().ifPresent(seconds -> node.put("tolerationSeconds", seconds));
        return node;
    }

    /** Of which nothing else is known, as its name alone. */
    static ArrayNode nodes(List<NodeFact> nodes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (NodeFact node : nodes) {
            if (node.equals(NodeFact.of(node.name()))) {
                list.add(node.name());
            } else {
                list.add(node(node));
            }
        }
        return list;
    }

    private static ObjectNode node(NodeFact fact) {
        ObjectNode node = object().put("name", fact.name());
        map(node, "labels", fact.labels());
        if (!fact.taints().isEmpty()) {
            node.set("taints", list(fact.taints().stream().map(Parts::taint).toList()));
        }
        return node.put("takesPods", fact.takesPods());
    }

    private static ObjectNode taint(NodeFact.Taint taint) {
        ObjectNode node = object().put("key", taint.key());
        if (!taint.value().isEmpty()) {
            node.put("value", taint.value());
        }
        return node.put("effect", taint.effect());
    }

    private static void map(ObjectNode node, String name, SortedMap<String, String> map) {
        if (!map.isEmpty()) {
            ObjectNode values = node.putObject(name);
            map.forEach(values::put);
        }
    }

    /** An image that a server is being given. */
    public static ObjectNode imageChange(ImageChange change) {
        return object().put("image", change.image()).put("from", change.from()).put("to", change.to());
    }

    /** What the pods of a workload are made from. */
    public static ObjectNode template(ServerTemplate template) {
        ObjectNode node = object();
        node.set("applied", spec(template.applied()));
        node.put("life", template.life().value());
        template.bornIn().ifPresent(life -> node.put("bornIn", life.value()));
        return node.put("resetsPassword", template.resetsPassword()).put("revision", template.revision());
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
        backup.seconds().ifPresent(seconds -> node.put("durationSeconds", seconds));
        backup.tables().ifPresent(tables -> node.put("tables", tables));
        backup.rows().ifPresent(rows -> node.put("rows", rows));
        backup.warning().ifPresent(warning -> node.put("warning", warning));
        return node;
    }

    /** How far a MySQLBackup is. */
    public static ObjectNode progress(BackupProgress progress) {
        ObjectNode node = object().put("phase", Fields.word(progress.phase()));
        progress.id().ifPresent(id -> node.put("id", id.value()));
        node.put("failures", progress.failures()).put("verified", Fields.word(progress.verified()));
        progress.message().ifPresent(message -> node.put("message", message));
        return node;
    }

    private static void backups(ObjectNode node, BackupPolicy policy) {
        policy.schedule().ifPresent(it -> node.put("schedule", it));
        policy.timeZone().ifPresent(it -> node.put("timeZone", it));
        if (policy.suspended()) {
            node.put("suspend", true);
        }
        policy.keepCount().ifPresent(it -> node.put("keepCount", it));
        policy.maxAge().ifPresent(it -> node.put("maxAge", it));
        node.put("verify", Fields.word(policy.verify()));
        policy.storageSize().ifPresent(it -> node.put("storageSize", it));
        policy.storageClassName().ifPresent(it -> node.put("storageClassName", it));
    }

    public static ArrayNode backups(List<BackupRecord> backups) {
        return list(backups.stream().map(Parts::backup).toList());
    }
}
