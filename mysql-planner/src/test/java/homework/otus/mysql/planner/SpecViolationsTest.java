package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.MySqlSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecViolationsTest {
    @Test
    void theExampleIsValid() {
        assertThat(SpecViolations.of(Worlds.SPEC, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "otus-database", "_x$1", "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void acceptsDatabase(String database) {
        assertThat(SpecViolations.of(MySqlSpec.of("mysql", database, "1Gi"), true))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a`b",
                "a'b",
                "ä",
                "a/b",
                "a.b",
                "mysql",
                "SYS",
                "Information_Schema",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void refusesDatabase(String database) {
        assertThat(SpecViolations.of(MySqlSpec.of("mysql", database, "1Gi"), true))
                .singleElement()
                .asString()
                .startsWith("spec.database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1Gi", "0.0", "big"})
    void refusesSize(String size) {
        assertThat(SpecViolations.of(MySqlSpec.of("mysql", "a", size), true))
                .singleElement()
                .asString()
                .startsWith("spec.storage_size");
    }

    @Test
    void refusesBlankImage() {
        assertThat(SpecViolations.of(MySqlSpec.of(" ", "a", "1Gi"), true))
                .singleElement()
                .asString()
                .startsWith("spec.image");
    }

    @Test
    void asksForThePassword() {
        assertThat(SpecViolations.of(Worlds.SPEC, false)).containsExactly("spec.password is missing: set it");
    }

    @Test
    void namesEverythingAtOnce() {
        assertThat(SpecViolations.of(MySqlSpec.of("", "", ""), false)).hasSize(4);
    }
}
