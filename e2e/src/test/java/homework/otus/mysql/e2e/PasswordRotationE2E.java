package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A changed password becomes that of the server, whatever comes between, and no row is lost on the way (M11). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PasswordRotationE2E {
    private static final String FIRST = "otuspassword";
    private static final String SECOND = "zweites 'Wort' \"$(HOME)\" \\ ü";
    private static final String LAST = "the-last-one";

    @RegisterExtension
    static final Lab LAB = Lab.of("rotation");

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create();
        mysql().awaitReady();
        mysql().rows().write();
    }

    @Test
    @Order(1)
    void theNewOneLogsInAndTheOldOneNoLonger() {
        change(SECOND);

        awaitPassword(SECOND, FIRST);
        assertThat(mysql().events()).contains("Change password (not shown)");
        mysql().awaitReady();
        assertThat(mysql().object(ObjectRole.PASSWORD_JOB)).isEmpty();
    }

    /** The container is started with the new one, which it must not take for that of a first start. */
    @Test
    @Order(2)
    void soItIsAfterARestartOfThePod() {
        String pod = mysql().rows().pod().getMetadata().getName();
        LAB.disturb(mysql());
        LAB.cluster()
                .client()
                .pods()
                .inNamespace(mysql().id().namespace())
                .withName(pod)
                .delete();
        Patience.await(
                "there is another pod",
                () -> !mysql().rows().pod().getMetadata().getName().equals(pod));
        awaitPassword(SECOND, FIRST);
        mysql().awaitReady();
    }

    @Test
    @Order(3)
    void ofTwoQuickChangesTheLastOneStays() {
        change("one-of-a-moment");
        Patience.await("it is staged", () -> staged());
        change(LAST);

        awaitPassword(LAST, SECOND, "one-of-a-moment");
        mysql().awaitReady();
        assertThat(staged()).isFalse();
    }

    @Test
    @Order(4)
    void aChangeThatIsTakenBackEndsWithTheOldOne() {
        change(SECOND);
        Patience.await("it is staged", () -> staged());
        change(LAST);

        Patience.await("nothing is staged", () -> !staged());
        mysql().awaitReady();
        awaitPassword(LAST, SECOND);
    }

    @Test
    @Order(5)
    void aChangeWhileTheOperatorIsDownIsMadeUpFor() {
        LAB.operator().stop();
        change(FIRST);
        change(SECOND);
        LAB.operator().start();

        awaitPassword(SECOND, LAST, FIRST);
        mysql().awaitReady();
    }

    /** The next life begins with the password that was the last one, and with the rows. */
    @Test
    @Order(6)
    void theNextLifeHasTheRows() {
        mysql().delete();
        mysql().awaitGone();
        mysql().create(spec -> spec.setPassword(LAST));
        mysql().awaitReady();
        awaitPassword(LAST, SECOND);
    }

    private static void change(String password) {
        LAB.disturb(mysql());
        mysql().edit(resource -> resource.getSpec().setPassword(password));
    }

    private static boolean staged() {
        return mysql().object(Secret.class, ObjectRole.CREDENTIALS)
                .orElseThrow()
                .getData()
                .containsKey("staged");
    }

    private static void awaitPassword(String password, String... others) {
        Patience.await(
                "the rows are there for the password " + password,
                () -> mysql().rows()
                        .sql("select * from `otus-database`.test order by id", password)
                        .equals(List.of("1\tfirst", "2\tzweite Zeile – ü")));
        for (String other : others) {
            assertThat(mysql().rows().refusal(other)).contains("1045");
        }
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
