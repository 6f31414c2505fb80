package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Samples;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SecretKey;
import homework.otus.mysql.k8s.manifest.Manifests;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which passwords the snapshot knows; never what they are. */
class CredentialsOfSnapshotTest {
    private final FakeObjects cluster = new FakeObjects();

    private ClusterSnapshot read(MySQL resource) {
        return new SnapshotReader(cluster, new Manifests(AdapterSettings.defaults()), () -> NOW).read(resource);
    }

    private ClusterSnapshot read() {
        return read(Samples.resource());
    }

    @Test
    void credentialsAreCurrentOnlyWithThePasswordOfTheResource() {
        assertThat(current("otuspassword", ObjectRole.CREDENTIALS).current()).isTrue();
        assertThat(current("otherpassword", ObjectRole.CREDENTIALS).current()).isFalse();
        CredentialsFact foreign = current("otuspassword", ObjectRole.CATALOGUE);
        assertThat(foreign.current()).isFalse();
        assertThat(foreign.ownership()).isEqualTo(Ownership.FOREIGN);
    }

    @Test
    void aStagedPasswordIsComparedToo() {
        cluster.with(
                secret("mysql-instance-credentials", Map.of("password", "b2xk", "staged", "b3R1c3Bhc3N3b3Jk"), "4"));
        assertThat(read().credentials().orElseThrow())
                .isEqualTo(CredentialsFact.builder()
                        .uid(new Uid("u"))
                        .current(false)
                        .rotations(4)
                        .staged(new CredentialsFact.Staged(4, true))
                        .build());
    }

    @Test
    void thePasswordOfASecretIsTheWantedOne() {
        MySQL resource = Samples.resource();
        SecretKey key = new SecretKey();
        key.setName("mine");
        key.setKey("root");
        resource.getSpec().setPassword(null);
        resource.getSpec().setPasswordSecretRef(key);
        cluster.with(secret("mysql-instance-credentials", Map.of("password", "b2xk"), "0"));

        assertThat(read(resource).resource().passwordGiven()).isFalse();
        assertThat(read(resource).resource().passwordSecret()).contains("Secret mine, key root");
        assertThat(read(resource).credentials().orElseThrow().current()).isFalse();

        cluster.with(secret("mine", Map.of("root", "b2xk", "line", "b2xkCg==", "empty", "", "odd", "?"), "0"));
        assertThat(read(resource).resource().passwordGiven()).isTrue();
        assertThat(read(resource).credentials().orElseThrow().current()).isTrue();

        for (String unusable : List.of("line", "empty", "odd", "none")) {
            key.setKey(unusable);
            assertThat(read(resource).resource().passwordGiven()).as(unusable).isFalse();
        }
        resource.getSpec().setPassword("x");
        assertThat(read(resource).resource().passwordGivenTwice()).isTrue();
    }

    private static Secret secret(String name, Map<String, String> data, String rotation) {
        return new SecretBuilder()
                .withMetadata(FakeObjects.ours(ObjectRole.CREDENTIALS, Map.of()))
                .editMetadata()
                .withName(name)
                .withUid("u")
                .addToAnnotations(Annotations.ROTATION, rotation)
                .endMetadata()
                .withData(data)
                .build();
    }

    private static CredentialsFact current(String stored, ObjectRole labelledAs) {
        String data = Base64.getEncoder().encodeToString(stored.getBytes(StandardCharsets.UTF_8));
        FakeObjects cluster = new FakeObjects()
                .with(new SecretBuilder()
                        .withMetadata(FakeObjects.ours(labelledAs, Map.of()))
                        .editMetadata()
                        .withName("mysql-instance-credentials")
                        .endMetadata()
                        .withData(Map.of(SnapshotReader.PASSWORD_KEY, data))
                        .build());
        return new SnapshotReader(cluster, new Manifests(AdapterSettings.defaults()), () -> NOW)
                .read(Samples.resource())
                .credentials()
                .orElseThrow();
    }
}
