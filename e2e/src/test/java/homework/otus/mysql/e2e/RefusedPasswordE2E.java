package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A password that the server's policy does not take: it says so, the old one goes on, and the next edit heals it (M11). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusedPasswordE2E {
    private static final String FIRST = "otuspassword";
    private static final String WEAK = "feeble";
    private static final String WEAKER = "frail";
    private static final String STRONG = "Gutes-Passwort-1";
    private static final String NEXT = "of-the-next-life";

    @RegisterExtension
    static final Lab LAB = Lab.of("refused");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
        mysql().rows().sql("install component 'file://component_validate_password'");
    }

    @Test
    @Order(1)
    void theStatusSaysSoAndTheOldOneGoesOn() {
        Pod server = mysql().rows().pod();
        change(WEAK);
        awaitRefusal();

        assertThat(mysql().condition("Degraded").orElseThrow())
                .startsWith("PasswordRefused: ")
                .contains("1819", "goes on with the old one", "spec.password", "put the old password back")
                .doesNotContain(WEAK, FIRST);
        assertThat(mysql().condition("Ready")).as("the server goes on").isPresent();
        assertThat(mysql().object(ObjectRole.SERVICE)).isPresent();
        assertThat(mysql().rows().pod().getMetadata().getUid())
                .isEqualTo(server.getMetadata().getUid());
        assertRowsFor(FIRST, WEAK);
    }

    /** Another operator finds it so, and the server's pod comes back with the old one. */
    @Test
    @Order(2)
    void soItIsAfterRestartsOfBoth() {
        Pod server = mysql().rows().pod();
        LAB.operator().stop();
        LAB.disturb(mysql());
        LAB.cluster().client().resource(server).withGracePeriod(0).delete();
        LAB.operator().start();
        Patience.await(
                "another pod serves",
                () -> mysql().rows().read().size() == 2
                        && !mysql().rows()
                                .pod()
                                .getMetadata()
                                .getUid()
                                .equals(server.getMetadata().getUid()));
        awaitRefusal();
        assertRowsFor(FIRST, WEAK);
    }

    @Test
    @Order(3)
    void theNextEditHealsIt() {
        change(STRONG);
        mysql().awaitReady();

        assertHealthy();
        assertRowsFor(STRONG, FIRST, WEAK);
    }

    @Test
    @Order(4)
    void soDoesTheOldOne() {
        change(WEAK);
        awaitRefusal();
        change(WEAKER);
        Patience.await("the second one is refused, too", () -> {
            assertRowsFor(STRONG, WEAK, WEAKER);
            return isRotation("4") && refusalIsTold();
        });
        change(STRONG);
        mysql().awaitReady();

        assertHealthy();
        assertRowsFor(STRONG, WEAK, WEAKER);
    }

    /** The final backup logs in with the password that the server has, whatever is staged. */
    @Test
    @Order(5)
    void deletedInThatStateNothingIsLost() {
        change(WEAK);
        awaitRefusal();
        mysql().delete();
        mysql().awaitGone();

        mysql().create(spec -> spec.setPassword(NEXT));
        mysql().awaitReady();
        assertRowsFor(NEXT, STRONG, WEAK);
    }

    private static void change(String password) {
        LAB.disturb(mysql());
        mysql().edit(resource -> resource.getSpec().setPassword(password));
    }

    private static void awaitRefusal() {
        Patience.await("the refusal is told", RefusedPasswordE2E::refusalIsTold);
    }

    private static boolean refusalIsTold() {
        return mysql().condition("Degraded").orElse("").startsWith("PasswordRefused")
                && mysql().stored()
                        .getMetadata()
                        .getGeneration()
                        .equals(mysql().stored().getStatus().getObservedGeneration());
    }

    private static boolean isRotation(String number) {
        return number.equals(credentials().getMetadata().getAnnotations().get("otus.homework/rotation"));
    }

    private static void assertHealthy() {
        assertThat(mysql().condition("Degraded")).isEmpty();
        assertThat(mysql().object(ObjectRole.PASSWORD_JOB)).isEmpty();
        assertThat(credentials().getData()).doesNotContainKey("staged");
    }

    private static Secret credentials() {
        return mysql().object(Secret.class, ObjectRole.CREDENTIALS).orElseThrow();
    }

    private static void assertRowsFor(String password, String... others) {
        assertThat(mysql().rows().sql("select * from `otus-database`.test order by id", password))
                .containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        for (String other : others) {
            assertThat(mysql().rows().refusal(other)).contains("1045");
        }
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
