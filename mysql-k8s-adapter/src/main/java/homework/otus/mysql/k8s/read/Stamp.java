package homework.otus.mysql.k8s.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Json;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A mark on an object that tells how it was made: a hash of its manifest. One that this version of the operator
 * would make in another way is that of another version, or of other settings of the installation; it is not compared.
 */
public final class Stamp {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Stamp() {}

    /** {@code manifest} with its mark, which is put into the object itself. */
    public static <T extends HasMetadata> T on(T manifest) {
        Map<String, String> annotations = new TreeMap<>();
        Optional.ofNullable(manifest.getMetadata().getAnnotations()).ifPresent(annotations::putAll);
        annotations.put(
                Annotations.MANIFEST,
                Hashing.sha256()
                        .hashString(Json.write(MAPPER.valueToTree(manifest)), StandardCharsets.UTF_8)
                        .toString());
        manifest.getMetadata().setAnnotations(annotations);
        return manifest;
    }

    /** Both were made in the same way. */
    static boolean isSame(HasMetadata live, HasMetadata made) {
        Optional<String> stamp = Annotations.of(made, Annotations.MANIFEST);
        return stamp.isPresent() && stamp.equals(Annotations.of(live, Annotations.MANIFEST));
    }
}
