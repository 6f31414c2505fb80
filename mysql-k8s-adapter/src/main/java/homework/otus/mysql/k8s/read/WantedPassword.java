package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SecretKey;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The password that a resource names, itself or by a key of a Secret, as Secrets hold it: in base64. It goes from there into the
 * credentials, and nowhere else (invariant I7).
 */
public final class WantedPassword {
    private WantedPassword() {}

    /** Empty when there is none that a server can be given: an empty one, or one with control characters, such as a line end. */
    public static Optional<String> of(MySQL resource, ObjectSource source) {
        return inSpec(resource)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .or(() -> secret(resource)
                        .flatMap(key -> inSecret(key, resource.getMetadata().getNamespace(), source)))
                .filter(WantedPassword::isUsable)
                .map(bytes -> Base64.getEncoder().encodeToString(bytes));
    }

    /** The Secret that the resource names, with the key in it. */
    public static Optional<SecretKey> secret(MySQL resource) {
        return resource.getSpec() == null
                ? Optional.empty()
                : Optional.ofNullable(resource.getSpec().getPasswordSecretRef())
                        .filter(key -> key.getName() != null && key.getKey() != null);
    }

    /** The same in words. */
    public static Optional<String> secretInWords(MySQL resource) {
        return secret(resource).map(key -> "Secret " + key.getName() + ", key " + key.getKey());
    }

    /** The password is in the resource itself. */
    public static boolean isInSpec(MySQL resource) {
        return inSpec(resource).isPresent();
    }

    public static boolean isGivenTwice(MySQL resource) {
        return inSpec(resource).isPresent() && secret(resource).isPresent();
    }

    private static Optional<String> inSpec(MySQL resource) {
        return resource.getSpec() == null
                ? Optional.empty()
                : Optional.ofNullable(resource.getSpec().getPassword()).filter(password -> !password.isEmpty());
    }

    private static Optional<byte[]> inSecret(SecretKey key, String namespace, ObjectSource source) {
        return source.find(Secret.class, namespace, String.valueOf(key.getName()))
                .map(Secret::getData)
                .flatMap(data -> Optional.ofNullable(data.get(String.valueOf(key.getKey()))))
                .flatMap(WantedPassword::decoded);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(byte[] password) {
        for (byte character : password) {
            if ((character >= 0 && character < ' ') || character == 0x7f) {
                return false;
            }
        }
        return password.length > 0;
    }
}
