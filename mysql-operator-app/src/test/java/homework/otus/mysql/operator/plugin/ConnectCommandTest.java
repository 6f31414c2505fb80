package homework.otus.mysql.operator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a kubectl that runs what is to be run in the pod on this machine, and notes how it was called. */
@SuppressWarnings("NullAway.Init") // JUnit calls open
class ConnectCommandTest {
    /** In base64. */
    private static final String SECRET = "{'data':{'password':'cXVpdGUgYSBzZWNyZXQg4oKs'}}";

    private static final String PASSWORD = "quite a secret €";

    @TempDir
    private Path folder;

    private FakeApi api;
    private Path kubectl;

    @BeforeEach
    void open() throws IOException {
        api = new FakeApi(folder)
                .with("mysqls", "shop", Samples.ready())
                .with("secrets", "shop-credentials", SECRET)
                .with("pods", "shop-1", Samples.pod("shop", true));
        Script.make(
                folder,
                "mysql",
                "{ printf '%s\\n' \"$MYSQL_PWD\"; printf '[%s]' \"$@\"; } > '" + folder + "/client'; exit 3");
        kubectl = Script.make(
                folder,
                "kubectl",
                "echo \"$*\" >> '" + folder + "/called'\n"
                        + "while [ $# -gt 0 ] && [ \"$1\" != -- ]; do shift; done\n"
                        + "[ $# -eq 0 ] || { shift; PATH='" + folder + "':$PATH exec \"$@\"; }");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theClientGetsThePasswordAndNobodySeesIt() throws IOException {
        Plugin connect = run("connect", "shop", "--", "--table", "-e", "select 'a b'");
        assertThat(connect.err()).isEmpty();
        assertThat(connect.status()).as("that of the client").isEqualTo(3);
        assertThat(Files.readString(folder.resolve("client")))
                .startsWith(PASSWORD + "\n")
                .contains("[--user=root]", "[--database=shop]")
                .endsWith("[--table][-e][select 'a b']");
        assertThat(called()).contains("--namespace=team exec ", " shop-1 --container=mysql -- ");
        assertThat(called() + connect.out()).doesNotContain(PASSWORD, "quite");
    }

    @Test
    void aServerThatDoesNotServeIsSaid() {
        api.with("pods", "shop-1", Samples.pod("shop", false));
        assertThat(run("connect", "shop").err())
                .contains("does not accept connections now", "kubectl mysql status shop");
        assertThat(run("connect", "none").err()).contains("there is no MySQL none");
    }

    @Test
    void withoutCredentialsOrKubectlItIsSaid() {
        assertThat(Plugin.run(api, "connect", "shop", "--kubectl", "/no/kubectl")
                        .err())
                .contains("cannot run /no/kubectl");
        api.with("secrets", "shop-credentials", "{'data':{}}");
        assertThat(run("connect", "shop").err()).contains("Secret shop-credentials");
    }

    @Test
    void logsAreThoseOfTheServerOrOfAJobThatIsThere() throws IOException {
        api.with("jobs", "backup-shop-job", "{}");
        assertThat(run("logs", "shop", "-f", "--tail", "5").status()).isZero();
        assertThat(called()).contains("logs shop-1 --container=mysql --follow --tail=5");
        assertThat(run("logs", "shop", "--job", "backup").status()).isZero();
        assertThat(called()).contains("logs job/backup-shop-job");
        assertThat(run("logs", "shop", "--job", "restore").err())
                .isEqualTo("kubectl mysql: MySQL shop has no restore Job now; there is backup\n");
        assertThat(run("logs", "shop", "--job", "x").err()).contains("--job x is not known; give server, backup");
    }

    private Plugin run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "--kubectl=" + kubectl;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Plugin.run(api, all);
    }

    private String called() throws IOException {
        return Files.readString(folder.resolve("called"));
    }
}
