package homework.otus.mysql.operator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls open
class RestoreCommandTest {
    @TempDir
    private Path folder;

    private FakeApi api;

    @BeforeEach
    void open() throws IOException {
        api = new FakeApi(folder)
                .with("mysqls", "shop", Samples.ready())
                .with("mysqlbackups", "good", Samples.complete("shop", 2))
                .with("secrets", "kept", "{'data':{'password':'eA==','other':'eA=='}}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theCloneHasTheSpecOfItsSourceButItsPasswordAndSchedule() {
        Plugin restore = restore("copy", "--from", "good", "--password-secret", "kept");
        assertThat(restore.err()).isEmpty();
        JsonNode spec = api.stored("mysqls", "copy").path("spec");
        assertThat(spec.at("/restore/backupName").asText()).isEqualTo("good");
        assertThat(spec.at("/database").asText()).isEqualTo("shop");
        assertThat(spec.at("/image").asText()).isEqualTo("mysql:9.7");
        assertThat(spec.at("/storage_size").asText()).isEqualTo("1Gi");
        assertThat(spec.at("/config/max_connections").asText()).isEqualTo("77");
        assertThat(spec.at("/backup/retention/count").asInt()).isEqualTo(3);
        assertThat(spec.at("/passwordSecretRef/name").asText()).isEqualTo("kept");
        assertThat(spec.at("/passwordSecretRef/key").asText()).isEqualTo("password");
        assertThat(spec.has("password")).isFalse();
        assertThat(spec.at("/backup").has("schedule")).isFalse();
        assertThat(api.stored("mysqls", "shop").at("/spec/backup/schedule").asText())
                .as("the source stays as it is")
                .isEqualTo("@daily");
    }

    @Test
    void whatIsGivenWinsOverTheSource() {
        restore(
                "copy",
                "--from",
                "good",
                "--password-secret",
                "kept:other",
                "--database",
                "d",
                "--image",
                "i:1",
                "--storage-size",
                "5Gi",
                "--storage-class",
                "fast");
        JsonNode spec = api.stored("mysqls", "copy").path("spec");
        assertThat(spec.at("/database").asText()).isEqualTo("d");
        assertThat(spec.at("/image").asText()).isEqualTo("i:1");
        assertThat(spec.at("/storage_size").asText()).isEqualTo("5Gi");
        assertThat(spec.at("/storageClassName").asText()).isEqualTo("fast");
        assertThat(spec.at("/passwordSecretRef/key").asText()).isEqualTo("other");
    }

    @Test
    void aTypedPasswordGoesIntoASecretAndNowhereElse() {
        Plugin restore = typing("a-long-one\n", "copy", "--from", "good", "--password-stdin");
        assertThat(restore.out() + restore.err()).contains("copy-root").doesNotContain("a-long-one", Samples.PASSWORD);
        String kept = api.stored("secrets", "copy-root").at("/data/password").asText();
        assertThat(new String(Base64.getDecoder().decode(kept), StandardCharsets.UTF_8))
                .isEqualTo("a-long-one");
        assertThat(api.stored("mysqls", "copy").toString())
                .doesNotContain("a-long-one")
                .contains("copy-root");
    }

    @Test
    void aRefusedInstanceLeavesNoSecretBehind() {
        Plugin restore = typing("a-long-one\n", "no_name", "--from", "good", "--password-stdin");
        assertThat(restore.status()).isEqualTo(1);
        assertThat(api.names("secrets")).containsExactly("kept");
    }

    @Test
    void theSecretThatTheSourceNamesIsTakenOver() {
        api.with(
                "mysqls",
                "shop",
                Samples.ready()
                        .replace(
                                "'password':'" + Samples.PASSWORD + "'",
                                "'passwordSecretRef':{'name':'kept','key':'other'}"));
        restore("copy", "--from", "good");
        assertThat(api.stored("mysqls", "copy")
                        .at("/spec/passwordSecretRef/key")
                        .asText())
                .isEqualTo("other");
    }

    @Test
    void withoutTheSourceTheBackupSaysTheImageAndTheUserTheRest() {
        api.with("mysqlbackups", "orphan", Samples.complete("gone", 2));
        assertThat(restore("copy", "--from", "orphan", "--password-secret", "kept")
                        .err())
                .contains("give --database");
        assertThat(restore("copy", "--from", "orphan", "--password-secret", "kept", "--database", "d")
                        .err())
                .contains("give --storage-size");
        restore("gone", "--from", "orphan", "--password-secret", "kept", "--database", "d", "--storage-size", "1Gi");
        assertThat(api.stored("mysqls", "gone").at("/spec/image").asText()).isEqualTo("mysql:9.6");
    }

    @Test
    void aLiveInstanceIsNeverRestoredOver() {
        Plugin over = restore("shop", "--from", "good", "--password-secret", "kept");
        assertThat(over.status()).isEqualTo(1);
        assertThat(over.err()).contains("a live instance is not restored over", "give a new name", "final backup");
        api.with(
                "mysqls",
                "going",
                Samples.ready().replace("{'spec'", "{'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z'},'spec'"));
        assertThat(restore("going", "--from", "good", "--password-secret", "kept")
                        .err())
                .contains("still being deleted");
    }

    @Test
    void whatNoInstanceCanComeFromIsRefused() {
        api.with("mysqlbackups", "bad", Samples.backup("shop", "Failed", ",'message':'disk full'"))
                .with("mysqlbackups", "begun", Samples.backup("shop", "Running", ""));
        assertThat(restore("copy", "--from", "none", "--password-secret", "kept")
                        .err())
                .contains("there is no MySQLBackup none", "there is good (of shop)")
                .doesNotContain("bad");
        assertThat(restore("copy", "--from", "bad", "--password-secret", "kept").err())
                .contains("failed: disk full");
        assertThat(restore("copy", "--from", "begun", "--password-secret", "kept")
                        .err())
                .contains("running");
        assertThat(restore("copy", "--from", "good", "--password-secret", "none")
                        .err())
                .contains("there is no Secret none");
        assertThat(restore("copy", "--from", "good", "--password-secret", "kept:no")
                        .err())
                .contains("has no key no");
        assertThat(restore("copy", "--from", "good").err()).contains("give --password-secret SECRET");
        assertThat(typing("\n", "copy", "--from", "good", "--password-stdin").err())
                .contains("1 to 128 characters");
        assertThat(api.names("mysqls")).containsExactly("shop");
    }

    @Test
    void oneThatATrialFoundBadIsSaidAndTakenAllTheSame() {
        api.with(
                "mysqlbackups",
                "doubtful",
                Samples.backup("shop", "Succeeded", ",'verified':'Bad','message':'rows differ'"));
        Plugin restore = restore("copy", "--from", "doubtful", "--password-secret", "kept");
        assertThat(restore.err()).contains("warning", "Bad: rows differ");
        assertThat(restore.status()).isZero();
    }

    private Plugin restore(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "restore";
        all[1] = "--no-wait";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Plugin.run(api, all);
    }

    private Plugin typing(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return restore(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
