package homework.otus.mysql.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.operator.Worlds;
import homework.otus.mysql.operator.record.History;
import homework.otus.mysql.operator.record.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the page about previews shows: each indented line that begins with {@code $ mysql-operator},
 * and compares the output where the page shows one. {@code -Dgolden.update=true} writes the outputs anew.
 */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/preview.md");
    private static final Path EXAMPLE = ROOT.resolve("docs/examples/deleting.yaml");
    private static final String COMMAND = "    $ mysql-operator ";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void theExampleIsASnapshotOfThisVersion() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(EXAMPLE.getParent());
            Files.writeString(EXAMPLE, recorded(Worlds.deleted()));
        }
        assertThat(Files.readString(EXAMPLE)).isEqualTo(recorded(Worlds.deleted()));
    }

    @Test
    void whatThePageShowsIsWhatTheCommandsPrint() throws IOException {
        Files.writeString(folder.resolve("history.yaml"), recorded(Worlds.fresh(), Worlds.deleted()));
        String page = Files.readString(PAGE);
        String replayed;
        try (FakeCluster cluster = new FakeCluster().with("mysql-instance")) {
            assertThat(cluster).isNotNull();
            replayed = replay(page.lines().toList());
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, replayed);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(replayed);
    }

    /** The page with the outputs that the commands have now. */
    private String replay(List<String> page) throws IOException {
        List<String> lines = new ArrayList<>();
        int commands = 0;
        for (int i = 0; i < page.size(); i++) {
            lines.add(page.get(i));
            if (page.get(i).startsWith(COMMAND)) {
                commands++;
                List<String> printed = run(page.get(i).substring(COMMAND.length()));
                boolean shown = i + 1 < page.size() && isOutput(page.get(i + 1));
                while (i + 1 < page.size() && isOutput(page.get(i + 1))) {
                    i++;
                }
                if (shown) {
                    printed.forEach(line -> lines.add(("    " + line).stripTrailing()));
                }
            }
        }
        assertThat(commands).as("commands on the page").isGreaterThan(8);
        return String.join("\n", lines) + "\n";
    }

    private static boolean isOutput(String line) {
        return line.startsWith("    ") && !line.startsWith("    $ ");
    }

    private List<String> run(String command) throws IOException {
        String[] parts = command.replaceAll(" +# .*$", "").split(" > ", 2);
        Terminal terminal = Terminal.run(
                Stream.of(parts[0].strip().split(" +")).map(this::resolve).toArray(String[]::new));
        assertThat(terminal.err()).as(command).isEmpty();
        assertThat(terminal.status()).as(command).isIn(0, 2);
        if (parts.length == 2) {
            Files.writeString(folder.resolve(parts[1].strip()), terminal.out());
        }
        return terminal.out().lines().toList();
    }

    /** Files are named from the top of the repository, or were made by a command before. */
    private String resolve(String argument) {
        Path made = folder.resolve(argument);
        Path kept = ROOT.resolve(argument);
        return Files.isRegularFile(made) ? made.toString() : Files.isRegularFile(kept) ? kept.toString() : argument;
    }

    private static String recorded(ClusterSnapshot... snapshots) {
        History history = new History("0.1.0", 10, 10);
        for (ClusterSnapshot snapshot : snapshots) {
            history.add(Worlds.SPEC, snapshot, Worlds.plan(snapshot));
        }
        return SnapshotFile.write(history.of(Worlds.INSTANCE));
    }
}
