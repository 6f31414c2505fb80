package homework.otus.mysql.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls open
class LiveCommandsTest {
    @TempDir
    private Path folder;

    private FakeCluster cluster;

    @BeforeEach
    void open() throws IOException {
        cluster = new FakeCluster().with("second").with("first");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aStoredResourceIsPlannedByItsName() {
        Terminal plan = Terminal.run("plan", "--live", "-n", "default", "first");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).startsWith("default/first: bring up\n").contains("+ create data volume");
        assertThat(plan.status()).isEqualTo(2);
    }

    @Test
    void everyResourceOfTheNamespaceIsPlannedInTheOrderOfTheNames() throws IOException {
        Terminal plan = Terminal.run("plan", "-n", "default", "--all", "--live", "-o", "json");
        JsonNode list = new ObjectMapper().readTree(plan.out());
        assertThat(list.path("items").findValuesAsText("instance").size()).isEqualTo(2);
        assertThat(list.path("items").get(0).path("instance").path("name").asText())
                .isEqualTo("first");
        assertThat(list.path("items").get(1).path("instance").path("name").asText())
                .isEqualTo("second");
        assertThat(plan.status()).isEqualTo(2);
    }

    @Test
    void aNamespaceWithoutResourcesNeedsNothing() {
        Terminal plan = Terminal.run("plan", "-n", "empty", "--all", "--live");
        assertThat(plan.out()).isEqualTo("no MySQL resource: nothing to do\n");
        assertThat(plan.status()).isZero();
    }

    @Test
    void aResourceThatDoesNotExistIsAnError() {
        for (Terminal terminal : new Terminal[] {
            Terminal.run("plan", "--live", "none"), Terminal.run("snapshot", "-n", "default", "none")
        }) {
            assertThat(terminal.err()).isEqualTo("mysql-operator: there is no MySQL none in the namespace default\n");
            assertThat(terminal.status()).isEqualTo(1);
        }
    }

    /** As with kubectl. */
    @Test
    void withoutANamespaceThatOfTheContextIsMeant() {
        System.setProperty("kubernetes.namespace", "elsewhere");
        try {
            for (Terminal terminal :
                    new Terminal[] {Terminal.run("plan", "--live", "first"), Terminal.run("snapshot", "first")}) {
                assertThat(terminal.err())
                        .isEqualTo("mysql-operator: there is no MySQL first in the namespace elsewhere\n");
            }
            assertThat(Terminal.run("plan", "--live", "-f", "deploy/examples/mysql-instance.yaml")
                            .out())
                    .startsWith("elsewhere/mysql-instance: ");
            assertThat(Terminal.run("plan", "--live", "-n", "default", "first").status())
                    .isEqualTo(2);
        } finally {
            System.clearProperty("kubernetes.namespace");
        }
    }

    @Test
    void aSnapshotGivesThePlanOfTheClusterItWasTakenFromByteForByte() throws IOException {
        Terminal snapshot = Terminal.run("snapshot", "-n", "default", "first");
        assertThat(snapshot.status()).isZero();
        String live = Terminal.run("plan", "--live", "first").out();
        cluster.close();
        String file =
                Files.writeString(folder.resolve("first.yaml"), snapshot.out()).toString();
        assertThat(Terminal.run("plan", "--snapshot", file).out()).isEqualTo(live);
        assertThat(Terminal.run("replay", file).status()).isZero();
    }

    @Test
    void noPasswordIsInASnapshot() {
        assertThat(Terminal.run("snapshot", "first").out())
                .contains("passwordGiven: true", "database: \"otus-database\"")
                .doesNotContain("otuspassword");
    }
}
