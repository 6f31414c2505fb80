package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Retained data is taken up with the password of the new resource, also where nobody knows the old one (earlier failure 12). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetainedDataNewPasswordE2E {
    private static final String FIRST = "otuspassword";
    private static final String SECOND = "of the 'second' life";
    private static final String THIRD = "of the \"third\" \\ life";

    @RegisterExtension
    static final Lab LAB = Lab.of("retained");

    private static final String WEAK = "feeble";
    private static final String STRONG = "Gutes-Passwort-1";

    private static String volume = "";

    @BeforeAll
    static void start() {
        LAB.operator().start();
        mysql().create(spec -> spec.setDeletionPolicy("Retain"));
        mysql().awaitReady();
        mysql().rows().write();
        volume = uid(ObjectRole.DATA_VOLUME);
    }

    @Test
    @Order(1)
    void theNextResourceHasItsOwnPassword() {
        mysql().delete();
        mysql().awaitGone();
        create(SECOND);

        assertRowsFor(SECOND, FIRST);
        assertThat(uid(ObjectRole.DATA_VOLUME)).isEqualTo(volume);
    }

    /** Nobody knows what root has: an init file sets the password before anybody can log in, and no row is touched. */
    @Test
    @Order(2)
    void soItHasWithoutTheKeptCredentials() {
        mysql().delete();
        mysql().awaitGone();
        HasMetadata credentials = mysql().object(ObjectRole.CREDENTIALS).orElseThrow();
        LAB.cluster().client().resource(credentials).delete();
        Patience.await(
                "the Secret is gone",
                () -> mysql().object(ObjectRole.CREDENTIALS).isEmpty());
        create(THIRD);

        assertRowsFor(THIRD, SECOND, FIRST);
        assertThat(uid(ObjectRole.DATA_VOLUME)).isEqualTo(volume);
        assertThat(mysql().rows()
                        .run("bash", "-c", "ls -d /dev/shm/root-reset.* /tmp/root-reset.* 2>/dev/null || echo none"))
                .as("init files")
                .isEqualTo("none\n");
    }

    /** The policy is part of the data: it refuses what the init file sets, and the next edit heals that. */
    @Test
    @Order(3)
    void aLostPasswordWhoseSuccessorIsRefusedIsTold() {
        mysql().rows().sql("install component 'file://component_validate_password'");
        mysql().delete();
        mysql().awaitGone();
        loseCredentials();
        LAB.disturb(mysql());
        mysql().create(spec -> {
            spec.setDeletionPolicy("Retain");
            spec.setPassword(WEAK);
        });
        Patience.await(
                "it is told",
                () -> mysql().condition("Degraded")
                        .orElse("")
                        .contains("a policy of the server (validate_password) may refuse the new one"));
        assertThat(mysql().object(ObjectRole.SERVICE)).as("clients").isEmpty();

        LAB.disturb(mysql());
        mysql().edit(resource -> resource.getSpec().setPassword(STRONG));
        mysql().awaitReady();
        assertRowsFor(STRONG, WEAK, THIRD);
    }

    /** That password is one like any other: a backup logs in with it, and all rows are in the life after. */
    @Test
    @Order(4)
    void theBackupOfThatLifeHasTheRows() {
        // what every session begins with from now on, but for those of the operator's Jobs
        mysql().rows().sql("set persist sql_select_limit = 1, persist autocommit = 0");
        mysql().edit(resource -> resource.getSpec().setDeletionPolicy("Backup"));
        mysql().delete();
        mysql().awaitGone();
        mysql().create();
        mysql().awaitReady();

        assertRowsFor(FIRST, STRONG, THIRD);
        assertThat(mysql().message()).isEqualTo("mysql-instance created with restore-job");
    }

    private static void loseCredentials() {
        HasMetadata credentials = mysql().object(ObjectRole.CREDENTIALS).orElseThrow();
        LAB.cluster().client().resource(credentials).delete();
        Patience.await(
                "the Secret is gone",
                () -> mysql().object(ObjectRole.CREDENTIALS).isEmpty());
    }

    private static void create(String password) {
        LAB.disturb(mysql());
        mysql().create(spec -> {
            spec.setDeletionPolicy("Retain");
            spec.setPassword(password);
        });
        mysql().awaitReady();
        assertThat(mysql().message()).isNotEqualTo("mysql-instance created with restore-job");
        assertThat(mysql().object(Secret.class, ObjectRole.CREDENTIALS)
                        .orElseThrow()
                        .getData())
                .doesNotContainKey("staged");
    }

    private static void assertRowsFor(String password, String... others) {
        assertThat(mysql().rows().sql("select * from `otus-database`.test order by id", password))
                .containsExactly("1\tfirst", "2\tzweite Zeile – ü");
        for (String other : others) {
            assertThat(mysql().rows().refusal(other)).contains("1045");
        }
    }

    private static String uid(ObjectRole role) {
        return mysql().object(role).orElseThrow().getMetadata().getUid();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
