package homework.otus.mysql.operator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls open
class BackupCommandTest {
    @TempDir
    private Path folder;

    private FakeApi api;

    @BeforeEach
    void open() throws IOException {
        api = new FakeApi(folder).with("mysqls", "shop", Samples.ready()).with("mysqls", "held", Samples.suspended());
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aBackupIsAskedForUnderTheGivenName() {
        Plugin backup = Plugin.run(api, "backup", "shop", "--name", "before-release");
        assertThat(backup.status()).isZero();
        assertThat(backup.out()).contains("before-release", "kubectl mysql status shop");
        assertThat(api.stored("mysqlbackups", "before-release")
                        .at("/spec/instanceRef/name")
                        .asText())
                .isEqualTo("shop");
    }

    @Test
    void withoutANameItIsCalledAfterTheInstanceAndTheTime() {
        Plugin.run(api, "backup", "shop");
        assertThat(api.names("mysqlbackups")).hasSize(1).first().asString().matches("shop-\\d{8}-\\d{6}");
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsMade() {
        api.with("mysqlbackups", "taken", Samples.complete("shop", 1));
        assertThat(Plugin.run(api, "backup", "none").err()).contains("there is no MySQL none");
        assertThat(Plugin.run(api, "backup", "held").err()).contains("is suspended", "kubectl mysql resume held");
        assertThat(Plugin.run(api, "backup", "shop", "--name", "taken").err())
                .isEqualTo("kubectl mysql: there is a MySQLBackup taken already: give another --name\n");
        assertThat(Plugin.run(api, "backup", "shop", "--timeout", "5m").err()).contains("give both");
        assertThat(Plugin.run(api, "backup", "shop", "--wait", "--timeout", "soon")
                        .err())
                .contains("90s, 10m or 1h30m");
        assertThat(Plugin.run(api, "backup", "shop", "--name", "no_name").err()).contains("no_name is no valid name");
        assertThat(api.names("mysqlbackups")).containsExactly("taken");
    }

    @Test
    void waitingInVainEndsInTimeWithStatusOne() {
        Plugin backup = Plugin.run(api, "backup", "shop", "--name", "late", "--wait", "--timeout", "1s");
        assertThat(backup.status()).isEqualTo(1);
        assertThat(backup.out()).contains("MySQLBackup late waits for the operator to see it");
        assertThat(backup.err()).startsWith("kubectl mysql: not done within 1s");
    }

    @Test
    void waitEndsWhenTheInstanceIsAsWantedOrCannotGetThere() {
        Plugin ready = Plugin.run(api, "wait", "shop");
        assertThat(ready.out()).isEqualTo("MySQL shop is ready: shop created without restore-job\n");
        assertThat(ready.status()).isZero();
        Plugin held = Plugin.run(api, "wait", "held");
        assertThat(held.err()).contains("is suspended", "kubectl mysql resume held");
        assertThat(held.status()).isEqualTo(1);
        api.with("mysqls", "new", Samples.unseen())
                .with("mysqls", "old", Samples.blocked())
                .with("mysqls", "going", "{'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z'},'spec':{}}");
        assertThat(Plugin.run(api, "wait", "new", "--timeout", "1s").err())
                .startsWith("kubectl mysql: not done within");
        assertThat(Plugin.run(api, "wait", "old").err()).contains("blocked, ImageMoveNotSupported: no way");
        assertThat(Plugin.run(api, "wait", "going").err()).contains("kubectl wait --for delete ms/going");
        assertThat(Plugin.run(api, "wait", "none").err()).contains("there is no MySQL none");
    }

    @Test
    void suspendAndResumeSaySoAndCanBeRepeated() {
        assertThat(Plugin.run(api, "suspend", "shop").out()).contains("is suspended: the server goes on");
        assertThat(api.stored("mysqls", "shop").at("/spec/suspend").asBoolean()).isTrue();
        assertThat(api.stored("mysqls", "shop").at("/spec/database").asText()).isEqualTo("shop");
        assertThat(Plugin.run(api, "suspend", "shop").out()).isEqualTo("MySQL shop is suspended already\n");
        assertThat(Plugin.run(api, "resume", "shop").out()).contains("goes on");
        assertThat(api.stored("mysqls", "shop").at("/spec/suspend").asBoolean(true))
                .isFalse();
        Plugin again = Plugin.run(api, "resume", "shop");
        assertThat(again.out()).isEqualTo("MySQL shop is not suspended\n");
        assertThat(again.status()).isZero();
    }
}
