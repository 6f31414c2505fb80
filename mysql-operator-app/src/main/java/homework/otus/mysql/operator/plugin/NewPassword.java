package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.SecretKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the password of a new instance comes from. It is never on a command line and never in the resource: one that is typed
 * goes into a Secret of its own.
 */
sealed interface NewPassword {
    /** The key of a Secret that the resource names. */
    SecretKey reference();

    /** A Secret that is there. */
    record Kept(SecretKey reference) implements NewPassword {
        /** @param words SECRET or SECRET:KEY; without a key it is {@code password} */
        static Kept of(String words) {
            int colon = words.indexOf(':');
            return colon < 0 ? of(words, "password") : of(words.substring(0, colon), words.substring(colon + 1));
        }

        private static Kept of(String name, String key) {
            if (name.isEmpty() || key.isEmpty()) {
                throw new PluginException("--password-secret names a Secret, or a Secret and a key: SECRET:KEY");
            }
            return new Kept(key(name, key));
        }
    }

    /** A password that was typed, for the instance {@code instance}. */
    record Typed(String instance, String password) implements NewPassword {
        private static final String KEY = "password";
        private static final int LENGTH_MAX = 128;

        public Typed {
            boolean unusable = password.isEmpty()
                    || password.length() > LENGTH_MAX
                    || password.chars().anyMatch(character -> character < ' ' || character == 0x7f);
            if (unusable) {
                throw new PluginException(
                        "a password has 1 to " + LENGTH_MAX + " characters, and no control characters among them");
            }
        }

        @Override
        public SecretKey reference() {
            return key(secretName(), KEY);
        }

        String secretName() {
            return instance + "-root";
        }

        Secret secret() {
            return new SecretBuilder()
                    .withNewMetadata()
                    .withName(secretName())
                    .endMetadata()
                    .addToData(KEY, Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)))
                    .build();
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "a password for " + instance;
        }
    }

    private static SecretKey key(String name, String key) {
        SecretKey reference = new SecretKey();
        reference.setName(name);
        reference.setKey(key);
        return reference;
    }

    /** That of the instance that was backed up, where it names a Secret. */
    static Optional<NewPassword> of(Optional<SecretKey> source) {
        return source.map(Kept::new);
    }
}
