package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.k8s.crd.SecretKey;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The password comes from a Secret of the user; and one that nobody has any more is set anew. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PasswordOfASecretE2E {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @RegisterExtension
    static final Lab LAB = Lab.of("secret");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create(spec -> {
            spec.setPassword(null);
            spec.setPasswordSecretRef(reference());
        });
    }

    @Test
    @Order(1)
    void whileItIsNotThereTheResourceSaysSo() {
        Patience.await(
                "it says what is missing",
                () -> mysql().condition("Degraded").orElse("").contains("Secret mine, key root"));
        assertThat(mysql().condition("Degraded").orElseThrow()).startsWith("PasswordMissing");
        assertThat(mysql().object(ObjectRole.WORKLOAD)).isEmpty();

        LAB.disturb(mysql());
        write("from-a-secret");
        mysql().awaitReady();
        mysql().rows().write();
        awaitPassword("from-a-secret");
    }

    @Test
    @Order(2)
    void aChangeOfTheSecretIsNoticed() {
        LAB.disturb(mysql());
        write("another-from-a-secret");
        Patience.await(
                "it is noticed within seconds",
                SECONDS,
                () -> mysql().events().contains("Change password (not shown)")
                        || mysql().object(ObjectRole.PASSWORD_JOB).isPresent(),
                () -> mysql().state());
        awaitPassword("another-from-a-secret");
        assertThat(mysql().rows().refusal("from-a-secret")).contains("1045");
        mysql().awaitReady();
    }

    /** The server has a password that is nowhere any more: it is set anew. */
    @Test
    @Order(3)
    void aLostPasswordIsReset() {
        LAB.disturb(mysql());
        LAB.operator().stop();
        write("the-third");
        LAB.cluster()
                .client()
                .resource(mysql().object(ObjectRole.CREDENTIALS).orElseThrow())
                .delete();
        LAB.operator().start();

        awaitPassword("the-third");
        assertThat(mysql().rows().refusal("another-from-a-secret")).contains("1045");
        LAB.disturb(mysql());
        mysql().awaitReady();
        Patience.await("its servers set no password any more", () -> !resets());
        mysql().awaitReady();
        awaitPassword("the-third");
    }

    /** Without the Secret the server goes on, and its rows are saved and come back. */
    @Test
    @Order(4)
    void withoutTheSecretTheServerGoesOn() {
        LAB.disturb(mysql());
        LAB.cluster()
                .client()
                .secrets()
                .inNamespace(mysql().id().namespace())
                .withName("mine")
                .delete();
        Patience.await(
                "it says what is missing",
                () -> mysql().condition("Degraded").orElse("").startsWith("PasswordMissing"));
        awaitPassword("the-third");

        mysql().delete();
        mysql().awaitGone();
        mysql().create(spec -> spec.setPassword("in-the-resource"));
        mysql().awaitReady();
        awaitPassword("in-the-resource");
    }

    private static boolean resets() {
        return mysql().rows().pod().getSpec().getContainers().stream()
                .flatMap(container -> container.getEnv().stream())
                .anyMatch(variable -> variable.getName().equals("RESET_ROOT_PASSWORD"));
    }

    private static SecretKey reference() {
        SecretKey key = new SecretKey();
        key.setName("mine");
        key.setKey("root");
        return key;
    }

    private static void write(String password) {
        LAB.cluster()
                .client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(mysql().id().namespace())
                        .withName("mine")
                        .endMetadata()
                        .withStringData(Map.of("root", password))
                        .build())
                .createOr(secret -> secret.update());
    }

    private static void awaitPassword(String password) {
        Patience.await(
                "the rows are there for the password " + password,
                () -> mysql().rows()
                        .sql("select * from `otus-database`.test order by id", password)
                        .equals(List.of("1\tfirst", "2\tzweite Zeile – ü")));
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
