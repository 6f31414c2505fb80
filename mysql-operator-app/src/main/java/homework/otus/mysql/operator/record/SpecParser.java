package homework.otus.mysql.operator.record;

import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Toleration;
import homework.otus.mysql.operator.yaml.Fields;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the spec of a snapshot; a field that is missing has the value that it had before it was a field. */
final class SpecParser {
    private SpecParser() {}

    static MySqlSpec spec(Fields fields) {
        return MySqlSpec.builder()
                .image(fields.text("image"))
                .database(fields.text("database"))
                .storageSize(fields.text("storage_size"))
                .storageClassName(fields.optional("storageClassName", fields::text))
                .settings(settings(fields))
                .suspend(fields.optional("suspend", fields::flag).orElse(false))
                .backup(SnapshotParser.object(fields, "backup", SpecParser::backup)
                        .orElse(BackupPolicy.NONE))
                .restore(SnapshotParser.object(fields, "restore", SpecParser::restore)
                        .orElse(RestoreWish.LATEST))
                .build();
    }

    private static BackupPolicy backup(Fields fields) {
        return BackupPolicy.builder()
                .schedule(fields.optional("schedule", fields::text))
                .timeZone(fields.optional("timeZone", fields::text))
                .suspended(fields.optional("suspend", fields::flag).orElse(false))
                .keepCount(fields.optional("keepCount", fields::number).map(Math::toIntExact))
                .maxAge(fields.optional("maxAge", fields::text))
                .verify(fields.constant("verify", BackupPolicy.Verify.class))
                .storageSize(fields.optional("storageSize", fields::text))
                .storageClassName(fields.optional("storageClassName", fields::text))
                .build();
    }

    private static RestoreWish restore(Fields fields) {
        boolean none = fields.optional("none", fields::flag).orElse(false);
        return fields.optional("backupName", fields::text)
                .<RestoreWish>map(RestoreWish.Named::new)
                .orElse(none ? new RestoreWish.Nothing() : RestoreWish.LATEST);
    }

    private static ServerSettings settings(Fields fields) {
        return ServerSettings.builder()
                .config(map(fields, "config"))
                .requests(map(fields, "requests"))
                .limits(map(fields, "limits"))
                .nodeSelector(map(fields, "nodeSelector"))
                .tolerations(fields.optional("tolerations", name -> fields.objects(name, SpecParser::toleration))
                        .orElse(List.of()))
                .build();
    }

    private static Toleration toleration(Fields fields) {
        return Toleration.builder()
                .key(fields.optional("key", fields::text))
                .operator(fields.optional("operator", fields::text))
                .value(fields.optional("value", fields::text))
                .effect(fields.optional("effect", fields::text))
                .tolerationSeconds(fields.optional("tolerationSeconds", fields::number))
                .build();
    }

    static SortedMap<String, String> map(Fields fields, String name) {
        return SnapshotParser.object(fields, name, it -> {
                    SortedMap<String, String> map = new TreeMap<>();
                    it.names().forEach(key -> map.put(key, it.text(key)));
                    return map;
                })
                .orElseGet(TreeMap::new);
    }
}
