package homework.otus.mysql.k8s.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homework.otus.mysql.k8s.Json;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Backup records as JSON, in two shapes: what the scripts report, and what the catalogue keeps. A list is
 * read whole or not at all: a record that is left out would look like a backup that does not exist.
 */
public final class BackupRecords {
    private BackupRecords() {}

    /** The text of a catalogue. */
    public static String write(List<BackupRecord> backups) {
        ArrayNode list = Json.object().putArray("backups");
        for (BackupRecord backup : backups) {
            ObjectNode node = list.addObject();
            node.put("id", backup.id().value());
            node.put("life", backup.life().value());
            node.put("finalAndFenced", backup.finalAndFenced());
            node.put("lifeComplete", backup.lifeComplete());
            node.put("completedAt", backup.completedAt().toString());
            node.put("serverVersion", backup.serverVersion());
            node.put("pod", backup.pod());
            node.put("bytes", backup.bytes());
            node.put("sha256", backup.sha256());
            backup.seconds().ifPresent(seconds -> node.put("durationSeconds", seconds));
            backup.tables().ifPresent(tables -> node.put("tables", tables));
            backup.rows().ifPresent(rows -> node.put("rows", rows));
            backup.warning().ifPresent(warning -> node.put("warning", warning));
        }
        return Json.write(list);
    }

    /** The backups of a catalogue; empty when one of them cannot be read. */
    static Optional<List<BackupRecord>> readCatalogue(String text) {
        return Json.parse(text).filter(JsonNode::isArray).flatMap(list -> {
            List<BackupRecord> backups = new ArrayList<>();
            for (JsonNode node : list) {
                record(node, "pod", node.path("finalAndFenced").asBoolean(), Json.text(node, "warning"))
                        .ifPresent(backups::add);
            }
            return backups.size() == list.size() ? Optional.of(backups) : Optional.empty();
        });
    }

    /** The backups that an inventory reports; empty when one of them cannot be read. */
    static Optional<List<BackupRecord>> readInventory(JsonNode report) {
        return report.has("packed")
                ? Packed.text(report.path("packed").asText())
                        .flatMap(Json::parse)
                        .flatMap(BackupRecords::readListed)
                : readListed(report);
    }

    private static Optional<List<BackupRecord>> readListed(JsonNode report) {
        JsonNode list = report.path("backups");
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<BackupRecord> backups = new ArrayList<>();
        for (JsonNode node : list) {
            readReport(node).ifPresent(backups::add);
        }
        return backups.size() == list.size() ? Optional.of(backups) : Optional.empty();
    }

    /** One backup as the scripts report it; empty when a field that it needs is missing. */
    static Optional<BackupRecord> readReport(JsonNode node) {
        boolean finalAndFenced =
                node.path("final").asBoolean() && node.path("fenced").asBoolean();
        Optional<String> warning = Json.text(node, "warning").filter(text -> !text.isBlank());
        if (warning.isEmpty() && node.path("warnings").asInt() > 0) {
            warning = Optional.of("not everything could be carried, see warnings beside the backup");
        }
        return record(node, "hostname", finalAndFenced, warning);
    }

    private static Optional<BackupRecord> record(
            JsonNode node, String podField, boolean finalAndFenced, Optional<String> warning) {
        Optional<String> id = required(node, "id");
        Optional<String> life = required(node, "life");
        Optional<Instant> completedAt = required(node, "completedAt").flatMap(Facts::time);
        Optional<String> sha256 = required(node, "sha256");
        JsonNode bytes = node.path("bytes");
        if (id.isEmpty() || life.isEmpty() || completedAt.isEmpty() || sha256.isEmpty() || !bytes.isIntegralNumber()) {
            return Optional.empty();
        }
        return Optional.of(BackupRecord.builder()
                .id(new BackupId(id.get()))
                .life(new Uid(life.get()))
                .finalAndFenced(finalAndFenced)
                .lifeComplete(node.path("lifeComplete").asBoolean(true))
                .completedAt(completedAt.get())
                .serverVersion(Json.text(node, "serverVersion").orElse(""))
                .pod(Json.text(node, podField).orElse(""))
                .bytes(bytes.longValue())
                .sha256(sha256.get())
                .seconds(number(node, "durationSeconds"))
                .tables(number(node, "tables"))
                .rows(number(node, "rows"))
                .warning(warning)
                .build());
    }

    private static OptionalLong number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    private static Optional<String> required(JsonNode node, String field) {
        return Json.text(node, field).filter(value -> !value.isBlank());
    }
}
