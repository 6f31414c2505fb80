package homework.otus.mysql.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final String EXAMPLE = "deploy/examples/mysql-instance.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aPlanWithStepsEndsWithStatusTwo() {
        assertThat(run("plan", "-f", EXAMPLE)).isEqualTo(2);
        assertThat(out.toString()).contains("+ create data volume", "mysql-instance created without restore-job");
    }

    @Test
    void anUnchangedResourceHasNothingToDo() {
        assertThat(run("plan", "-f", EXAMPLE, "--old", EXAMPLE)).isZero();
        assertThat(out.toString()).contains("nothing to do");
    }

    @Test
    void aChangeIsShownWithBothValues() throws IOException {
        String changed = Files.readString(Path.of(EXAMPLE)).replace("otus-database", "other");
        assertThat(run("plan", "-f", file("new.yaml", changed), "--old", EXAMPLE))
                .isEqualTo(2);
        assertThat(out.toString()).contains("Change name db from otus-database to other");
    }

    @Test
    void aPlanNeverShowsThePassword() {
        run("plan", "-f", EXAMPLE);
        assertThat(out.toString()).doesNotContain("otuspassword");
    }

    @Test
    void anInvalidFieldIsNamedWithTheFix() throws IOException {
        String wrong = Files.readString(Path.of(EXAMPLE)).replace("1Gi", "banana");
        assertThat(run("plan", "-f", file("wrong.yaml", wrong))).isEqualTo(2);
        assertThat(out.toString()).contains("spec.storage_size is \"banana\"", "for example 1Gi");
    }

    @Test
    void aMissingFileIsOneLineOnStderr() {
        assertThat(run("plan", "-f", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("none.yaml");
    }

    @Test
    void aFileWithoutAResourceSaysWhatIsWanted() throws IOException {
        assertThat(run("plan", "-f", file("other.yaml", "kind: Pod\n"))).isEqualTo(1);
        assertThat(err.toString()).contains("holds the kind Pod", "give a resource of kind MySQL");
    }

    @Test
    void textThatIsNoYamlIsOneLineOnStderr() throws IOException {
        assertThat(run("plan", "-f", file("bad.yaml", "a: b: c: ["))).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void anUnknownOptionIsAnErrorWithStatusOne() {
        assertThat(run("plan", "-f", EXAMPLE, "--what")).isEqualTo(1);
        assertThat(err.toString()).contains("--what");
    }

    @Test
    void aHistoryOfNoLooksIsRefused() {
        assertThat(run("run", "--history", "0")).isEqualTo(1);
        assertThat(err.toString()).contains("--history is 0: give a number from 1 to 1000");
    }

    @Test
    void noCommandShowsTheUsage() {
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("Usage: mysql-operator", "run", "plan", "crd", "version");
    }

    @Test
    void theCrdIsPrinted() {
        assertThat(run("crd")).isZero();
        assertThat(out.toString()).contains("mysqls.otus.homework");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        return MysqlOperator.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
