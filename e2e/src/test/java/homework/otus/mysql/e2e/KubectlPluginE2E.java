package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.PluginLauncher;
import homework.otus.mysql.e2e.harness.PluginLauncher.Result;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kubectl mysql}, by kubectl itself and the launcher: from the first look to a clone with the same rows. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KubectlPluginE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("plugin");

    private static final String ROWS = "1\tfirst\n2\tzweite Zeile – ü\n";
    private static final String SELECT = "select * from test order by id";
    private static final String NEW_PASSWORD = "a 'new' $one";

    @BeforeAll
    static void start() {
        LAB.operator().start();
        shop().create();
        shop().awaitReady();
        shop().rows().write();
    }

    @Test
    @Order(1)
    void statusListsInstancesAndTellsAllOfOne() {
        Result list = mysql("status");
        assertThat(list.out()).containsPattern("shop +yes +Ready .* otus-database +256Mi +none +- +shop created");
        assertThat(list.out() + list.err()).doesNotContain("otuspassword");
        Result one = mysql("status", "shop");
        assertThat(one.out()).contains("/shop: Ready\n", "Plan: nothing to do\n", "none; take one");
        assertThat(one.err()).isEmpty();
        assertThat(mysql("plan", "shop").status()).isZero();
        Result none = mysql("status", "nowhere");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err().lines()).first().asString().contains("there is no MySQL nowhere");
    }

    @Test
    @Order(2)
    void connectRunsTheClientWithThePasswordThatTheServerHas() {
        assertThat(select("shop")).isEqualTo(ROWS);
        assertThat(launcher()
                        .with("select 40 + 2;", "connect", "shop", "--", "--skip-column-names")
                        .out())
                .isEqualTo("42\n");
        assertThat(mysql("connect", "shop", "--", "-e", "selec").status()).isEqualTo(1);

        shop().edit(resource -> resource.getSpec().setPassword(NEW_PASSWORD));
        shop().awaitReady();
        assertThat(select("shop")).as("its pod still knows the old one").isEqualTo(ROWS);
        assertThat(shop().rows()
                        .run("bash", "-c", "ls /tmp | grep -c tmp || true")
                        .strip())
                .as("nothing is left in the pod")
                .isEqualTo("0");
    }

    @Test
    @Order(3)
    void backupShowsItsProgressAndEndsWhenItIsComplete() {
        Result backup = mysql("backup", "shop", "--name", "by-plugin", "--wait", "--timeout", "5m");
        assertThat(backup.err()).isEmpty();
        assertThat(backup.status()).isZero();
        assertThat(backup.out()).contains("MySQLBackup by-plugin is complete: ");
        assertThat(shop().backups().status("by-plugin").getPhase()).isEqualTo("Succeeded");
        assertThat(mysql("status", "shop").out()).containsPattern("by-plugin +Succeeded");
        assertThat(mysql("logs", "shop", "--job", "backup").out()).contains("is complete");
        assertThat(mysql("logs", "shop", "--tail=50").out()).contains("ready for connections");
    }

    @Test
    @Order(4)
    void restoreMakesACloneWithTheSameRows() {
        Result over = mysql("restore", "shop", "--from", "by-plugin", "--password-secret", "any");
        assertThat(over.status()).isEqualTo(1);
        assertThat(over.err()).contains("a live instance is not restored over");

        Result restore = launcher()
                .with(
                        "of-the-clone\n",
                        "restore",
                        "copy",
                        "--from",
                        "by-plugin",
                        "--password-stdin",
                        "--timeout",
                        "5m");
        assertThat(restore.err()).isEmpty();
        assertThat(restore.status()).isZero();
        assertThat(restore.out())
                .contains("MySQL copy is ready: copy created with restore-job")
                .doesNotContain("of-the-clone", NEW_PASSWORD);
        assertThat(select("copy")).isEqualTo(ROWS);
        assertThat(LAB.instance("copy").rows().refusal("of-the-clone")).isEmpty();
        assertThat(select("shop")).isEqualTo(ROWS);
    }

    @Test
    @Order(5)
    void suspendAndResumeHoldAndLetGo() {
        assertThat(mysql("suspend", "copy").out()).contains("is suspended");
        LAB.instance("copy").awaitState("Suspended");
        assertThat(mysql("suspend", "copy").out()).contains("already");
        Result backup = mysql("backup", "copy");
        assertThat(backup.status()).isEqualTo(1);
        assertThat(backup.err()).contains("kubectl mysql resume copy");
        assertThat(mysql("resume", "copy").out()).contains("goes on");
        LAB.instance("copy").awaitReady();
    }

    /** kubectl 1.26 and newer ask the plugin; older ones cannot. */
    @Test
    @Order(6)
    void kubectlCompletesNames() {
        assumeThat(PluginLauncher.kubectlMinor()).as("kubectl 1.x").isGreaterThanOrEqualTo(26);
        List<String> offered = launcher().complete("status", "");
        assertThat(offered).contains("shop", "copy", ":4");
    }

    private static String select(String instance) {
        return mysql("connect", instance, "--", "--batch", "--skip-column-names", "-e", SELECT)
                .out();
    }

    private static Result mysql(String... arguments) {
        return launcher().run(arguments);
    }

    private static PluginLauncher launcher() {
        return new PluginLauncher(LAB.namespaces().get(0));
    }

    private static Instance shop() {
        return LAB.instance("shop");
    }
}
