package homework.otus.mysql.operator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls open
class StatusCommandTest {
    @TempDir
    private Path folder;

    private FakeApi api;

    @BeforeEach
    void open() throws IOException {
        api = new FakeApi(folder);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theTableTellsOfEachInstanceHowItIs() {
        api.with("mysqls", "shop", Samples.ready())
                .with("mysqls", "old", Samples.blocked())
                .with("mysqls", "new", Samples.unseen())
                .with("mysqlbackups", "first", Samples.complete("shop", 30))
                .with("mysqlbackups", "second", Samples.complete("shop", 3))
                .with("mysqlbackups", "broken", Samples.backup("old", "Failed", ""));
        Plugin status = Plugin.run(api, "status");
        assertThat(status.status()).isZero();
        assertThat(status.out()
                        .lines()
                        .map(line -> line.replaceAll(" {3,}", "|").replaceAll("in \\d+[smh]", "in TIME")))
                .containsExactly(
                        "NAME|READY|STATE|IMAGE|DATABASE|STORAGE|LAST BACKUP|NEXT BACKUP|MESSAGE",
                        "new|no|Unseen|mysql:8.4|new|1Gi|none|-|no operator has looked at it yet",
                        "old|yes|Degraded: ImageMoveNotSupported|mysql:5.7|old|2Gi|none|-|no way from 9.7 to 5.7",
                        "shop|yes|Ready|mysql:9.7|shop|1Gi|3h ago|in TIME|shop created without restore-job");
        assertThat(status.out()).as("colours are for terminals").doesNotContain("\u001b");
    }

    @Test
    void theNamespaceIsThatOfTheContextUnlessAnotherIsGiven() {
        api.with("mysqls", "shop", Samples.ready()).with("elsewhere", "mysqls", "far", Samples.ready());
        assertThat(Plugin.run(api, "status").out()).contains("shop").doesNotContain("far");
        assertThat(Plugin.run(api, "status", "-n", "elsewhere").out())
                .contains("\nfar ")
                .doesNotContain("\nshop ");
        assertThat(Plugin.run(api, "-n", "elsewhere", "status").out())
                .contains("\nfar ")
                .doesNotContain("\nshop ");
        assertThat(Plugin.run(api, "--context", "other", "status").out())
                .contains("\nfar ")
                .doesNotContain("\nshop ");
        assertThat(Plugin.run(api, "status", "-A").out())
                .containsPattern("NAMESPACE +NAME")
                .containsPattern("elsewhere +far")
                .containsPattern("team +shop");
        assertThat(Plugin.run(api, "-n", "nothing", "status").out()).isEqualTo("no MySQL in the namespace nothing\n");
    }

    @Test
    void ofOneInstanceEverythingIsTold() {
        api.with("mysqls", "shop", Samples.ready()).with("mysqlbackups", "second", Samples.complete("shop", 3));
        Plugin status = Plugin.run(api, "status", "shop");
        assertThat(status.out())
                .startsWith("team/shop: Ready\n")
                .containsPattern("last backup +3h ago, second\n")
                .containsPattern("next backup +in \\w+ \\(@daily\\)\n")
                .containsPattern("Degraded +False +\\w+ +AsExpected +nothing is wrong")
                .contains("Plan: ", "+ create data volume")
                .containsPattern("second +Succeeded +3h +12 KiB +4s");
        assertThat(status.out()).doesNotContain(Samples.PASSWORD);
    }

    @Test
    void whatIsHeldHasNoNextBackup() {
        api.with("mysqls", "shop", Samples.suspended());
        assertThat(Plugin.run(api, "status").out()).containsPattern("Suspended .* suspended ");
    }

    @Test
    void thePlanIsTheLiveOneAndTellsByItsStatus() {
        api.with("mysqls", "shop", Samples.ready().replace("mysql:9.7", "mysql:9.7"));
        Plugin plan = Plugin.run(api, "plan", "shop");
        assertThat(plan.out()).startsWith("team/shop: bring up\n").contains("+ create data volume");
        assertThat(plan.status()).isEqualTo(2);
        assertThat(Plugin.run(api, "plan", "shop", "--explain").out())
                .contains("each step, its rule and the facts")
                .doesNotContain(Samples.PASSWORD);
    }

    @Test
    void errorsAreOneLine() {
        assertError(Plugin.run(api, "status", "none"), "there is no MySQL none in the namespace team");
        assertError(Plugin.run(api, "--context", "none", "status"), "there is no context none in the kubeconfig");
        assertError(Plugin.run("--kubeconfig", "/none", "status"), "cannot read the kubeconfig /none");
        assertError(Plugin.run(api, "status", "-A", "x"), "leave out the NAME x");
        assertError(Plugin.run(api, "stauts"), "kubectl mysql --help");
        assertError(Plugin.run(api, "backup"), "kubectl mysql backup --help");
        String address = api.kubeconfig();
        api.close();
        assertError(Plugin.run("--kubeconfig", address, "status"), "no answer from http://127.0.0.1:");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command :
                new String[] {"status", "plan", "wait", "backup", "restore", "connect", "logs", "suspend", "resume"}) {
            Plugin help = Plugin.run(command, "--help");
            assertThat(help.status()).isZero();
            assertThat(help.out()).startsWith("Usage: kubectl mysql " + command).contains("--namespace", "--context");
        }
    }

    private static void assertError(Plugin run, String words) {
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("kubectl mysql: ").contains(words);
    }
}
