package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page is rewritten with {@code -Dgolden.update=true}. */
class RuleCatalogueTest {
    private static final RuleCatalogue CATALOGUE = RuleCatalogue.standard();
    private static final List<Rule> ROAD = Road.standard().rules();

    @Test
    void thePageIsWhatTheRulesSay() {
        Golden.check(Path.of("../docs/rules.md"), CATALOGUE.markdown());
    }

    @Test
    void theTextIsReadable() {
        Golden.check("rules.txt", CATALOGUE.text());
    }

    @Test
    void everyRuleStandsInItOnceInTheOrderOfTheRoad() {
        List<String> headings = CATALOGUE
                .markdown()
                .lines()
                .filter(line -> line.matches("## [0-9]+\\. .*"))
                .map(line -> line.substring(line.indexOf(". ") + 2))
                .toList();
        assertThat(headings)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(ROAD.stream().map(Rule::name).toList());
    }

    @Test
    void everyRuleSaysWhenItFiresAndWhenNotAndWhatItKeeps() {
        assertThat(ROAD).allSatisfy(rule -> {
            assertThat(rule.card().fires()).as(rule.name()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(rule.card().passes()).as(rule.name()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(rule.card().keeps()).as(rule.name()).isNotEmpty();
        });
    }

    @Test
    void everyInvariantIsKeptBySomebody() {
        assertThat(Invariant.values())
                .allMatch(invariant -> invariant.keptByTheWhole().isPresent()
                        || !CATALOGUE.keepersOf(invariant).isEmpty());
    }

    @Test
    void theCardsKeepWhatTheInvariantsSayOfTheirRules() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/invariants.md")).stream()
                .filter(row -> row.matches("\\| I[0-9]+ \\|.*"))
                .toList();
        assertThat(rows).hasSize(Invariant.values().length);
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            Invariant invariant = Invariant.valueOf(cells[1].strip());
            assertThat(CATALOGUE.rules().stream()
                            .filter(rule ->
                                    cells[3].contains("`" + rule.getClass().getSimpleName() + "`"))
                            .toList())
                    .as(row)
                    .isSubsetOf(CATALOGUE.keepersOf(invariant));
        }
    }

    @Test
    void holdsTheRulesOfTheRoad() {
        assertThat(RuleCatalogue.standard().rules())
                .extracting(Rule::name)
                .containsExactlyElementsOf(ROAD.stream().map(Rule::name).toList());
    }
}
