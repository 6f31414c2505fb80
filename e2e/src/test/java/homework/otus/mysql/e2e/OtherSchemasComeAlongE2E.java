package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Everything;
import homework.otus.mysql.e2e.harness.InFlight;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What is beside {@code spec.database} comes back too (earlier failure 13), whatever characters are in names
 * and passwords (earlier failure 10), and no password is to be found anywhere (invariant I7).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherSchemasComeAlongE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("others");

    private static final String PASSWORD = "p'\"$(x)`\\ü #";
    private static final String DATABASE = "da$ta-$HOME_base";
    private static final String OTHER = "`o'ther ``s\"chema $(x) ü #`";
    private static final String ACCOUNT = "'us''er \"$x` ü'@'%'";
    private static final String ACCOUNTS_PASSWORD = "q''\"$(y)`ä";

    /** What a log, a status or JSON could make of the password, and what only it has in it. */
    private static final List<String> TRACES = List.of("$(x)`", "p'\\\"$(x)", "p'\"$(x)", "$(y)`");

    private static final List<String> GRANTS = new ArrayList<>();
    private static final List<String> HASHES = new ArrayList<>();

    @BeforeAll
    static void fill() {
        LAB.operator().start();
        create();
        mysql().rows()
                .sql("create table `" + DATABASE + "`.own (id int primary key); insert into `" + DATABASE
                        + "`.own values (7);"
                        + "create schema " + OTHER + "; create table " + OTHER + ".`t'``a\"ble ü` (name varchar(64));"
                        + "insert into " + OTHER + ".`t'``a\"ble ü` values ('it''s \"$(x)` \\\\ ü');"
                        + "create user " + ACCOUNT + " identified by '" + ACCOUNTS_PASSWORD + "';"
                        + "grant select, insert on " + OTHER + ".* to " + ACCOUNT + ";"
                        + "grant select on `" + DATABASE.replace("_", "\\_") + "`.* to " + ACCOUNT);
        GRANTS.addAll(mysql().rows().sql("show grants for " + ACCOUNT));
        assertThat(GRANTS).hasSize(3);
        HASHES.addAll(hashes());
        assertThat(HASHES)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(hash -> assertThat(hash).hasSize(43));
    }

    @Test
    @Order(1)
    void otherSchemasAndAccountsComeBack() throws IOException {
        assertNoTrace("Deployment", "Pod", "Service");
        mysql().delete();
        mysql().awaitGone();
        assertNoTrace("Job", "Pod");
        create();

        assertThat(mysql().message()).isEqualTo("mysql-instance created with restore-job");
        assertThat(mysql().rows().sql("select * from `" + DATABASE + "`.own")).containsExactly("7");
        assertThat(mysql().rows().sql("select name from " + OTHER + ".`t'``a\"ble ü`"))
                .containsExactly("it's \"$(x)` \\\\ ü");
        assertThat(mysql().rows().sql("show grants for " + ACCOUNT)).containsExactlyInAnyOrderElementsOf(GRANTS);
    }

    @Test
    @Order(2)
    void everyoneLogsInWithTheSamePassword() {
        assertThat(login("root", PASSWORD, "select current_user()")).startsWith("root@");
        assertThat(login(
                        "us'er \"$x` ü",
                        ACCOUNTS_PASSWORD.replace("''", "'"),
                        "select name from " + OTHER + ".`t'``a\"ble ü`"))
                .startsWith("it's");
    }

    /** Everything that we wrote, but the Secret and the user's own resource, with logs. */
    @Test
    @Order(3)
    void noPasswordIsToBeFound() throws IOException {
        assertThat(LAB.cluster()
                        .client()
                        .getKubernetesSerialization()
                        .asYaml(mysql().stored().getSpec()))
                .as("where the password is, the search finds it")
                .contains(TRACES.get(0));
        HASHES.addAll(hashes());
        assertNoTrace("Deployment", "Pod", "Service", "Job");
        for (ObjectRole job : List.of(ObjectRole.BACKUP_JOB, ObjectRole.RESTORE_JOB)) {
            String log = InFlight.log(LAB.cluster(), mysql(), job);
            assertThat(log).as("the log was read").contains("connected to MySQL");
            assertClean("log of " + job, log);
        }
    }

    private static void assertNoTrace(String... kinds) throws IOException {
        List<GenericKubernetesResource> all =
                Everything.of(LAB.cluster(), mysql().id().namespace());
        assertThat(all.stream().map(GenericKubernetesResource::getKind))
                .as("the list is complete")
                .contains("Event", "ConfigMap", "PersistentVolume")
                .contains(kinds);
        for (GenericKubernetesResource object : all) {
            if (!object.getKind().equals("Secret")) {
                assertClean(object.getKind() + " " + object.getMetadata().getName(), written(object));
            }
        }
        assertClean("the operator's log", Files.readString(Cluster.file("e2e/target/operator.log")));
    }

    /** Of the user's own resource only what we write. */
    private static String written(GenericKubernetesResource object) {
        if (object.getKind().equals(HasMetadata.getKind(MySQL.class))) {
            object.getAdditionalProperties().remove("spec");
            object.getMetadata().getAnnotations().remove("kubectl.kubernetes.io/last-applied-configuration");
        }
        return LAB.cluster().client().getKubernetesSerialization().asYaml(object) + object;
    }

    private static void assertClean(String what, String text) {
        assertThat(text).isNotEmpty();
        TRACES.forEach(trace -> assertThat(text).as(what).doesNotContain(trace));
        HASHES.forEach(hash -> assertThat(text).as(what).doesNotContain(hash));
    }

    /** The readable part of what the server keeps of each password. */
    private static List<String> hashes() {
        return mysql().rows()
                .sql("select right(authentication_string, 43) from mysql.user where length(authentication_string) = 70"
                        + " and user not like 'mysql.%'");
    }

    private static String login(String user, String password, String statement) {
        return mysql().rows()
                .run(
                        "env",
                        "MYSQL_PWD=" + password,
                        "mysql",
                        "--no-defaults",
                        "--protocol=TCP",
                        "--host=127.0.0.1",
                        "--user=" + user,
                        "--default-character-set=utf8mb4",
                        "--batch",
                        "--skip-column-names",
                        "--execute=" + statement)
                .strip();
    }

    private static void create() {
        mysql().create(spec -> {
            spec.setDatabase(DATABASE);
            spec.setPassword(PASSWORD);
        });
        mysql().awaitReady();
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}
