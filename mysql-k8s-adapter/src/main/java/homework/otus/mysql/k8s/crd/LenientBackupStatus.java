package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Reads the status of a backup of any shape; what it does not understand it leaves out. */
final class LenientBackupStatus extends JsonDeserializer<MySQLBackupStatus> {
    @Override
    public MySQLBackupStatus deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        MySQLBackupStatus status = new MySQLBackupStatus();
        status.setPhase(LenientSpec.text(node.get("phase")));
        status.setBackupId(LenientSpec.text(node.get("backupId")));
        Long failures = LenientStatus.number(node.get("failures"));
        status.setFailures(failures == null ? null : failures.intValue());
        status.setVerified(LenientSpec.text(node.get("verified")));
        status.setMessage(LenientSpec.text(node.get("message")));
        status.setCompletionTime(LenientSpec.text(node.get("completionTime")));
        status.setBytes(LenientStatus.number(node.get("bytes")));
        status.setSize(LenientSpec.text(node.get("size")));
        status.setDuration(LenientSpec.text(node.get("duration")));
        status.setChecksum(LenientSpec.text(node.get("checksum")));
        status.setServerVersion(LenientSpec.text(node.get("serverVersion")));
        status.setImage(LenientSpec.text(node.get("image")));
        status.setTables(LenientStatus.number(node.get("tables")));
        status.setRows(LenientStatus.number(node.get("rows")));
        status.setConditions(LenientStatus.conditions(node.path("conditions")));
        return status;
    }
}
