package homework.otus.mysql.k8s.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A text that went through gzip and base64, since a termination message holds no more than 4096 bytes. */
final class Packed {
    /** A message of that size cannot honestly unpack to more. */
    private static final int LIMIT = 1 << 20;

    private Packed() {}

    /** Empty when it was cut off, is damaged, or unpacks to more than a message could mean. */
    static Optional<String> text(String packed) {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            return bytes.length > LIMIT ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
