package homework.otus.mysql.operator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;

@SuppressWarnings("NullAway.Init") // JUnit sets folder
class CompletionTest {
    private static final Path GENERATED = Path.of("bin/kubectl-mysql-completion.bash");
    private static final Path COMPLETE = Path.of("bin/kubectl_complete-mysql");
    private static final String HEADER =
            "# Generated from the commands: do not edit. A test holds it to them, and writes it anew with"
                    + " -Dgolden.update=true.\n";

    @TempDir
    private Path folder;

    @Test
    void theCompletionIsThatOfTheCommands() throws IOException {
        String script = AutoComplete.bash("kubectl-mysql", KubectlMysql.line());
        // it is read by a shell, and not run
        String expected = HEADER + script.substring(script.indexOf('\n') + 1);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GENERATED, expected);
        }
        assertThat(Files.readString(GENERATED)).isEqualTo(expected);
    }

    @Test
    void commandsAndOptionsAreCompleted() throws IOException, InterruptedException {
        assertThat(complete("s")).containsExactly("status", "suspend", ":4");
        assertThat(complete("backup", "--w")).containsExactly("--wait", ":4");
        assertThat(complete("logs", "shop", "--job", "re")).containsExactly("restore", "rename", ":4");
        assertThat(complete("restore", "--kubeconfig", "")).contains(":0");
    }

    @Test
    void namesComeFromTheClusterThatTheOptionsName() throws IOException, InterruptedException {
        assertThat(complete("status", "sh")).containsExactly("shop", "shed", ":4");
        assertThat(complete("-n", "team", "connect", "")).containsExactly("shop", "shed", "other", ":4");
        assertThat(asked()).contains("get mysqls.otus.homework -o name --request-timeout=3s -n team");
        assertThat(complete("status", "shop", "")).as("one NAME is enough").containsExactly(":4");
        assertThat(complete("restore", "new", "--from", "")).contains("shop");
        assertThat(asked()).contains("get mysqlbackups.otus.homework");
        assertThat(complete("restore", "")).as("the name is new").containsExactly(":4");
    }

    private List<String> complete(String... words) throws IOException, InterruptedException {
        Path kubectl = Script.make(
                folder,
                "kubectl",
                "echo \"$*\" >> '" + folder + "/asked'\n" + "printf 'mysql.otus.homework/%s\\n' shop shed other");
        Script run = Script.run(
                folder,
                Map.of("KUBECTL", kubectl.toString()),
                Stream.concat(Stream.of(COMPLETE.toString()), Stream.of(words)).toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out().lines().toList();
    }

    private String asked() throws IOException {
        return Files.readString(folder.resolve("asked"));
    }
}
