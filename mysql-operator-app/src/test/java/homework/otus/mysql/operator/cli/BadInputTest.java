package homework.otus.mysql.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.operator.Worlds;
import homework.otus.mysql.operator.record.Recording;
import homework.otus.mysql.operator.record.SnapshotFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with what a user gives: one line on stderr that names it, nothing on stdout, status 1. */
class BadInputTest {
    private static final String EXAMPLE = "deploy/examples/mysql-instance.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void aMissingFile() {
        refused(Terminal.run("plan", "-f", "none.yaml"), "none.yaml", "no such file");
        refused(Terminal.run("plan", "--snapshot", "none.yaml"), "none.yaml", "no such file");
        refused(Terminal.run("replay", "none.yaml"), "none.yaml", "no such file");
        refused(Terminal.run("plan", "-f", folder.toString()), "cannot read");
    }

    @Test
    void aFileThatIsNoText() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        refused(Terminal.run("plan", "-f", binary.toString()), "no text in UTF-8");
    }

    @Test
    void textThatIsNoYamlIsToldWithItsPlaceAndWithoutItsContent() throws IOException {
        String broken = example().replace("password: otuspassword", "password: \"otuspassword");
        refused(plan(broken), "resource.yaml", "no YAML: line");
        refused(plan("just text\n"), "no YAML of an object");
        refused(plan("a: 1\na: 2\n"), "the field a is there twice");
    }

    @Test
    void aFileOfAnotherKind() throws IOException {
        refused(plan("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n"), "the kind Pod (v1)", "kind MySQL");
        refused(plan(example().replace("otus.homework/v1", "otus.homework/v9")), "otus.homework/v9");
        refused(plan("spec: {}\n"), "holds no kind", "kind MySQL");
    }

    @Test
    void anEmptyFile() throws IOException {
        refused(plan("# nothing\n---\n"), "holds 0 resources");
    }

    @Test
    void twoResourcesInOneFile() throws IOException {
        refused(
                plan(example() + "---\n" + example()),
                "holds 2 resources",
                "MySQL mysql-instance, MySQL mysql-instance");
    }

    @Test
    void anUnknownFieldIsNamed() throws IOException {
        refused(plan(example() + "  usless_data: x\n"), "unknown field spec.usless_data", "storage_size");
        refused(plan(example() + "sepc: {}\n"), "unknown field sepc;");
        refused(plan(example().replace("  name:", "  lables: {}\n  name:")), "unknown field metadata.lables");
    }

    @Test
    void anUnknownFieldInAListIsNamed() throws IOException {
        refused(
                plan(example() + "  tolerations: [{key: a, operator: Exists}, {oprator: Exists}]\n"),
                "unknown field spec.tolerations[1].oprator");
    }

    /** It decides about data: a word that is not understood must not pass for the default. */
    @Test
    void aWordThatIsNoneOfTheFieldIsNamed() throws IOException {
        refused(
                plan(example() + "  deletionPolicy: retain\n"),
                "spec.deletionPolicy is \"retain\"",
                "one of Backup, Retain, Delete");
    }

    @Test
    void whatIsWantedOfBackupsIsHeldToItsFields() throws IOException {
        String good = example() + """
                  backup:
                    schedule: "@daily"
                    timeZone: Europe/Berlin
                    suspend: false
                    retention: {count: 7, maxAge: 30d}
                    verify: Restore
                    storageSize: 2Gi
                    storageClassName: cheap
                  restore: {backupName: b}
                """;
        assertThat(plan(good).err()).isEmpty();
        refused(plan(good.replace("schedule:", "scedule:")), "unknown field spec.backup.scedule", "schedule");
        refused(plan(good.replace("maxAge", "max_age")), "unknown field spec.backup.retention.max_age");
        refused(
                plan(good.replace("verify: Restore", "verify: restore")),
                "spec.backup.verify is \"restore\"",
                "one of Never, Checksum, Restore");
        refused(plan(good.replace("backupName", "name")), "unknown field spec.restore.name");
    }

    @Test
    void aResourceWithoutAName() throws IOException {
        refused(plan(example().replaceAll("(?m)^  name:.*$", "  labels: {}")), "metadata.name is missing");
    }

    @Test
    void anUnknownFormat() {
        refused(Terminal.run("plan", "-f", EXAMPLE, "-o", "xml"), "-o xml is not known", "text, json or mermaid");
    }

    @Test
    void anUnknownOptionOrCommand() {
        refused(Terminal.run("plan", "-f", EXAMPLE, "--what"), "--what", "mysql-operator plan --help");
        refused(Terminal.run("plam"), "plam");
        refused(Terminal.run("plan", "-f"), "--file");
    }

    @Test
    void aSnapshotOfAnotherInstance() throws IOException {
        refused(
                Terminal.run(
                        "plan",
                        "--snapshot",
                        snapshot(),
                        "-f",
                        file("other.yaml", example().replace("mysql-instance", "other"))),
                "the snapshot is of default/mysql-instance, the resource is default/other");
        refused(
                Terminal.run("plan", "--snapshot", snapshot(), "-f", EXAMPLE, "-n", "elsewhere"),
                "the resource is elsewhere/mysql-instance");
    }

    @Test
    void aSnapshotOfANewerFormat() throws IOException {
        String newer = file("newer.yaml", Files.readString(Path.of(snapshot())).replace("snapshot/v1", "snapshot/v2"));
        refused(Terminal.run("plan", "--snapshot", newer), "newer.yaml", "snapshot/v2", "newer mysql-operator");
        refused(Terminal.run("replay", newer), "snapshot/v2");
    }

    @Test
    void aResourceInPlaceOfASnapshot() {
        refused(Terminal.run("plan", "--snapshot", EXAMPLE), "is no snapshot");
    }

    @Test
    void aRecordingWithoutAPlanCannotBeReplayed() throws IOException {
        String planless = Files.readString(Path.of(snapshot())).replaceAll("(?s)\nplan:.*", "\n");
        refused(Terminal.run("replay", file("planless.yaml", planless)), "holds no plan");
    }

    @Test
    void optionsThatDoNotGoTogether() {
        refused(Terminal.run("plan"), "-f RESOURCE.yaml", "--snapshot", "--live");
        refused(Terminal.run("plan", "--all"), "--live");
        refused(Terminal.run("plan", "name"), "--live");
        refused(Terminal.run("plan", "--live"), "--live needs");
        refused(Terminal.run("plan", "--live", "--all", "name"), "--all", "exclude");
        refused(Terminal.run("plan", "--live", "--all", "-f", EXAMPLE), "-f excludes");
        refused(Terminal.run("plan", "--live", "--old", EXAMPLE, "-f", EXAMPLE), "--live and --old");
        refused(Terminal.run("plan", "--old", EXAMPLE), "--old needs");
        refused(Terminal.run("plan", "--snapshot", EXAMPLE, "--live"), "--snapshot takes the place");
    }

    @Test
    void oldAndNewOfDifferentResources() throws IOException {
        String other = file("other.yaml", example().replace("mysql-instance", "other"));
        refused(Terminal.run("plan", "-f", EXAMPLE, "--old", other), "two states of one resource");
    }

    private void refused(Terminal terminal, String... parts) {
        assertThat(terminal.err())
                .contains(parts)
                .startsWith("mysql-operator: ")
                .doesNotContain("otuspassword");
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.status()).isEqualTo(1);
    }

    private Terminal plan(String resource) throws IOException {
        return Terminal.run("plan", "-f", file("resource.yaml", resource));
    }

    private String snapshot() throws IOException {
        Recording recording = Recording.builder()
                .operator("0.1.0")
                .spec(Worlds.SPEC)
                .snapshot(Worlds.running())
                .plan("x\n")
                .build();
        return file("snapshot.yaml", SnapshotFile.write(List.of(recording)));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }

    private static String example() throws IOException {
        return Files.readString(Path.of(EXAMPLE));
    }
}
