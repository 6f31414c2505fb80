package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.read.SnapshotReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the password goes into the Secret. */
final class Credentials {
    private Credentials() {}

    static Secret filled(HasMetadata secret, ResourceContext context) {
        String password = context.password()
                .orElseThrow(
                        () -> AdapterException.of(Code.REFUSED, "%s: spec.password is missing", context.instance()));
        return new SecretBuilder((Secret) secret)
                .addToData(
                        SnapshotReader.PASSWORD_KEY,
                        Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
