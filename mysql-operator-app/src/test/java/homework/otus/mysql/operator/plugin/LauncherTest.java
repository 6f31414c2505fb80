package homework.otus.mysql.operator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets folder, and calls prepare
class LauncherTest {
    private static final Path LAUNCHER = Path.of("bin/kubectl-mysql");

    @TempDir
    private Path folder;

    private Path installed;
    private Map<String, String> environment;

    /** The launcher alone in a directory, and a java that prints its arguments. */
    @BeforeEach
    void prepare() throws IOException {
        installed = Files.createDirectories(folder.resolve("some where/bin")).resolve("kubectl-mysql");
        Files.copy(LAUNCHER, installed);
        Path javaHome = Files.createDirectories(folder.resolve("jdk/bin"));
        Script.make(javaHome, "java", "printf '[%s]' \"$@\"");
        environment = Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "MYSQL_OPERATOR_JAR", "");
    }

    @Test
    void theJarBesideItIsRunWithTheArgumentsAsTheyAre() throws IOException, InterruptedException {
        Path jar = Files.createFile(installed.resolveSibling("mysql-operator.jar"));
        Script run = Script.run(folder, environment, installed.toString(), "connect", "x", "--", "-e", "select 1; '");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("[-jar][" + jar + "][kubectl][connect][x][--][-e][select 1; ']");
    }

    @Test
    void aLinkOnThePathLeadsToIt() throws IOException, InterruptedException {
        Files.createFile(installed.resolveSibling("mysql-operator.jar"));
        Path link = Files.createSymbolicLink(folder.resolve("kubectl-mysql"), Path.of("some where/bin/kubectl-mysql"));
        assertThat(Script.run(folder, environment, link.toString(), "status").out())
                .contains("some where/bin/mysql-operator.jar][kubectl][status]");
    }

    @Test
    void theVariableNamesAnotherJar() throws IOException, InterruptedException {
        Path jar = Files.createFile(folder.resolve("other.jar"));
        Map<String, String> named =
                Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "MYSQL_OPERATOR_JAR", jar.toString());
        assertThat(Script.run(folder, named, installed.toString()).out()).endsWith("[-jar][" + jar + "][kubectl]");
    }

    @Test
    void whatIsMissingIsSaidInOneLine() throws IOException, InterruptedException {
        Script noJar = Script.run(folder, environment, installed.toString());
        assertThat(noJar.status()).isEqualTo(1);
        assertThat(noJar.err().lines()).hasSize(1);
        assertThat(noJar.err()).contains("mysql-operator.jar is not beside", "MYSQL_OPERATOR_JAR");

        Map<String, String> wrong = Map.of("MYSQL_OPERATOR_JAR", "/no/such.jar");
        assertThat(Script.run(folder, wrong, installed.toString()).err())
                .contains("MYSQL_OPERATOR_JAR names /no/such.jar");
    }
}
