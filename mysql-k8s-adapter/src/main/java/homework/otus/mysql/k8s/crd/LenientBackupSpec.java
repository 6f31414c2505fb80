package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Reads the wish for a backup of any shape: one that names no instance is nobody's, and keeps no other from being read. */
final class LenientBackupSpec extends JsonDeserializer<MySQLBackupSpec> {
    @Override
    public MySQLBackupSpec deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        MySQLBackupSpec spec = new MySQLBackupSpec();
        if (node.path("instanceRef").isObject()) {
            InstanceRef reference = new InstanceRef();
            reference.setName(LenientSpec.text(node.path("instanceRef").get("name")));
            spec.setInstanceRef(reference);
        }
        return spec;
    }
}
