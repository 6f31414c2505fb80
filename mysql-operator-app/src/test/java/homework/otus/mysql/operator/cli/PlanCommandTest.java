package homework.otus.mysql.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.operator.Worlds;
import homework.otus.mysql.operator.preview.Colours;
import homework.otus.mysql.operator.record.History;
import homework.otus.mysql.operator.record.SnapshotFile;
import homework.otus.mysql.planner.PlanText;
import homework.otus.mysql.planner.RuleCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class PlanCommandTest {
    private static final String EXAMPLE = "deploy/examples/mysql-instance.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void aSnapshotGivesThePlanThatWasMadeFromIt() throws IOException {
        Terminal plan = Terminal.run("plan", "--snapshot", recorded(Worlds.deleted()));
        assertThat(plan.out()).isEqualTo(PlanText.of(Worlds.plan(Worlds.deleted())));
        assertThat(plan.status()).isEqualTo(2);
        assertThat(Terminal.run("plan", "--snapshot", recorded(Worlds.running()))
                        .status())
                .isZero();
        assertThat(Terminal.run("plan", "--snapshot", recorded(Worlds.blocked()))
                        .status())
                .isEqualTo(2);
    }

    @Test
    void explainAddsWhyEachRuleGaveNoStep() throws IOException {
        Terminal plan = Terminal.run("plan", "--explain", "--snapshot", recorded(Worlds.fresh()));
        assertThat(plan.out())
                .startsWith(PlanText.of(Worlds.plan(Worlds.fresh())))
                .contains("restore skipped: there is no backup")
                .contains("deletionRequested=false");
        assertThat(plan.status()).isEqualTo(2);
        assertThat(Terminal.run("plan", "--explain", "--snapshot", recorded(Worlds.running()))
                        .status())
                .isZero();
    }

    @Test
    void anExplanationHasNoPlaceInAPicture() throws IOException {
        Terminal plan = Terminal.run("plan", "--explain", "-o", "mermaid", "--snapshot", recorded(Worlds.fresh()));
        assertThat(plan.err()).contains("--explain goes with -o text and -o json, not with mermaid");
        assertThat(plan.status()).isEqualTo(1);
    }

    @Test
    void rulesAreListedInTheirOrder() {
        Terminal rules = Terminal.run("rules");
        assertThat(rules.out()).isEqualTo(RuleCatalogue.standard().text());
        assertThat(rules.status()).isZero();
    }

    @Test
    void everyRecordingOfAFileIsPlanned() throws IOException {
        Terminal plan = Terminal.run("plan", "--snapshot", recorded(Worlds.fresh(), Worlds.running()));
        assertThat(plan.out())
                .isEqualTo(
                        PlanText.of(Worlds.plan(Worlds.fresh())) + "\n" + PlanText.of(Worlds.plan(Worlds.running())));
        assertThat(plan.status()).isEqualTo(2);
    }

    @Test
    void aFileIsPlannedOverASnapshotOfItsInstance() throws IOException {
        String changed = Files.readString(Path.of(EXAMPLE)).replace("otus-database", "other");
        String file = Files.writeString(folder.resolve("new.yaml"), changed).toString();
        Terminal plan = Terminal.run("plan", "--snapshot", recorded(Worlds.running()), "-f", file);
        assertThat(plan.out()).contains("Change name db from otus-database to other");
        assertThat(plan.status()).isEqualTo(2);
    }

    /** Without a cluster nobody knows which labels its nodes have. */
    @Test
    void aFileAloneIsNotHeldToTheLabelsOfNodes() throws IOException {
        String example = Files.readString(Path.of(EXAMPLE));
        String hdd = Files.writeString(folder.resolve("hdd.yaml"), example + "  nodeSelector: {disk: hdd}\n")
                .toString();
        String ssd = Files.writeString(folder.resolve("ssd.yaml"), example + "  nodeSelector: {disk: ssd}\n")
                .toString();
        assertThat(Terminal.run("plan", "-f", ssd).out())
                .contains("create data volume")
                .doesNotContain("NodeDoesNotFit");
        assertThat(Terminal.run("plan", "-f", ssd, "--old", hdd).out())
                .contains("nodeSelector.disk", "ssd")
                .doesNotContain("NodeDoesNotFit", "create data volume");
    }

    @Test
    void replayOfWhatThisVersionPlannedFindsNoDifference() throws IOException {
        Terminal replay = Terminal.run("replay", recorded(Worlds.fresh(), Worlds.running()));
        assertThat(replay.out()).isEqualTo("default/mysql-instance at 2024-05-01T12:00:00Z: same plan\n".repeat(2));
        assertThat(replay.status()).isZero();
    }

    @Test
    void replayListsWhereThePlanIsAnotherOne() throws IOException {
        String file = recorded(Worlds.fresh());
        String old = Files.readString(Path.of(file)).replace("+ create data volume", "+ make data volume");
        Files.writeString(Path.of(file), old);
        Terminal replay = Terminal.run("replay", file);
        assertThat(replay.out().lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("another plan: 0.0.9 (<) and unreleased (>)"),
                        line -> assertThat(line).startsWith("  < + make data volume"),
                        line -> assertThat(line).startsWith("  > + create data volume"));
        assertThat(replay.status()).isEqualTo(2);
    }

    @Test
    void theFormatsCanBeChosen() {
        assertThat(Terminal.run("plan", "-f", EXAMPLE, "-o", "json").out()).startsWith("{\n  \"apiVersion\": ");
        assertThat(Terminal.run("plan", "-f", EXAMPLE, "-o", "mermaid").out()).startsWith("flowchart TD\n");
        assertThat(Terminal.run("plan", "-f", EXAMPLE, "-o", "text").status()).isEqualTo(2);
    }

    @Test
    void onlySignsAreColouredAndOnlyOnATerminal() {
        String plain = run(Ansi.OFF, "text");
        String coloured = run(Ansi.ON, "text");
        assertThat(plain).doesNotContain("\u001b").isEqualTo(run(Ansi.AUTO, "text"));
        assertThat(coloured).contains("  \u001b[32m+\u001b[0m create data volume");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
        assertThat(run(Ansi.ON, "json")).doesNotContain("\u001b");
        assertThat(run(Ansi.ON, "mermaid")).doesNotContain("\u001b");
    }

    @Test
    void textThatOnlyLooksLikeASignIsNotColoured() {
        assertThat(Colours.onSigns("headline\n   + x\n  +x\n  ? x\n")).doesNotContain("\u001b");
    }

    @Test
    void noPasswordIsInAnyFormat() {
        for (String format : new String[] {"text", "json", "mermaid"}) {
            assertThat(Terminal.run("plan", "-f", EXAMPLE, "-o", format).out())
                    .isNotEmpty()
                    .doesNotContain("otuspassword");
        }
    }

    private static String run(Ansi ansi, String format) {
        StringWriter out = new StringWriter();
        new CommandLine(new PlanCommand())
                .setOut(new PrintWriter(out, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .execute("-f", EXAMPLE, "-o", format);
        return out.toString();
    }

    /** What an operator of version 0.0.9 has seen. */
    private String recorded(ClusterSnapshot... snapshots) throws IOException {
        History history = new History("0.0.9", 10, 10);
        for (ClusterSnapshot snapshot : snapshots) {
            history.add(Worlds.SPEC, snapshot, Worlds.plan(snapshot));
        }
        return Files.writeString(folder.resolve("recorded.yaml"), SnapshotFile.write(history.of(Worlds.INSTANCE)))
                .toString();
    }
}
