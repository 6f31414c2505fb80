package homework.otus.mysql.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.operator.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/configuration.md} has a row for each option of {@code run}; {@code -Dgolden.update=true} writes them anew. */
class ConfigurationDocumentTest {
    private static final List<OptionSpec> OPTIONS = new CommandLine(new RunCommand())
            .getCommandSpec().options().stream()
                    .filter(option -> !option.usageHelp() && !option.versionHelp())
                    .toList();

    @Test
    void eachOptionHasARow() {
        Generated.check(
                "configuration.md",
                "| option | environment | default | |\n| --- | --- | --- | --- |\n"
                        + OPTIONS.stream().map(ConfigurationDocumentTest::row).collect(Collectors.joining()));
    }

    @Test
    void eachOptionCanBeGivenByAVariableOfItsOwn() {
        assertThat(OPTIONS)
                .hasSizeGreaterThan(5)
                .allSatisfy(option -> assertThat(source(option).variable()).matches("MYSQL_OPERATOR_[A-Z_]+"));
        assertThat(OPTIONS.stream().map(option -> source(option).variable())).doesNotHaveDuplicates();
    }

    /** The description is read in help texts, where the table is not. */
    @Test
    void theDescriptionTellsTheDefaultThatThereIs() {
        assertThat(OPTIONS).allSatisfy(option -> {
            String otherwise = source(option).otherwise();
            assertThat(option.description()[0]).contains("(default: " + (otherwise.isEmpty() ? "all" : otherwise));
        });
    }

    @Test
    void theVariablesOfTheManifestAreKnown() throws IOException {
        List<String> known =
                OPTIONS.stream().map(option -> source(option).variable()).toList();
        assertThat(Files.readString(Path.of("deploy/operator.yaml"))
                        .lines()
                        .filter(line -> line.contains("name: MYSQL_OPERATOR_"))
                        .map(line -> line.replaceAll(".*name: ", "")))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    private static Variables.Source source(OptionSpec option) {
        return Variables.of(option).orElseThrow(() -> new AssertionError(option.longestName() + " has no variable"));
    }

    private static String row(OptionSpec option) {
        Variables.Source source = source(option);
        String otherwise = source.otherwise().isEmpty() ? "" : "`" + source.otherwise() + "`";
        return "| `" + option.longestName() + "` | `" + source.variable() + "` | " + otherwise + " | "
                + option.description()[0].replaceAll(" \\(default: [^)]*\\)", "") + " |\n";
    }
}
