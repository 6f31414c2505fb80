package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
        return spec;
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
