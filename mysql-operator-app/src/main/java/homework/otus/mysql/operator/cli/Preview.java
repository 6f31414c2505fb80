package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLSpec;
import homework.otus.mysql.k8s.read.WantedPassword;
import homework.otus.mysql.model.ResourceFact;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Objects;
import java.util.Optional;

/** A resource as it would be if its file were applied. */
final class Preview {
    /** Stands for the UID that the API server would give. */
    private static final String NOT_YET = "new";

    private Preview() {}

    /** It does not exist yet. */
    static MySQL of(MySQL wanted) {
        MySQL preview = new MySQL();
        preview.setSpec(wanted.getSpec());
        preview.setMetadata(new ObjectMetaBuilder(wanted.getMetadata())
                .withUid(NOT_YET)
                .withGeneration(1L)
                .build());
        return preview;
    }

    /** It exists: only its spec changes. */
    static MySQL over(MySQL stored, MySQL wanted) {
        MySQL preview = new MySQL();
        preview.setMetadata(stored.getMetadata());
        preview.setStatus(stored.getStatus());
        preview.setSpec(wanted.getSpec());
        return preview;
    }

    /**
     * What is known of the resource where no Secret can be looked at: one that is named is taken for what it should be.
     *
     * @param resource as it was read without one
     */
    static ResourceFact withoutCluster(ResourceFact resource, MySQL wanted) {
        Optional<String> secret = WantedPassword.secretInWords(wanted);
        return ResourceFact.builder()
                .from(resource)
                .passwordGiven(secret.isPresent() || WantedPassword.isInSpec(wanted))
                .passwordSecret(secret)
                .passwordGivenTwice(WantedPassword.isGivenTwice(wanted))
                .build();
    }

    /** Both name the same password, as far as that can be seen from them. */
    static boolean samePassword(MySQL old, MySQL wanted) {
        MySQLSpec before = old.getSpec() == null ? new MySQLSpec() : old.getSpec();
        MySQLSpec after = wanted.getSpec() == null ? new MySQLSpec() : wanted.getSpec();
        return Objects.equals(before.getPassword(), after.getPassword())
                && WantedPassword.secretInWords(old).equals(WantedPassword.secretInWords(wanted));
    }
}
