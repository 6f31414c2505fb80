package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ResourceFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecViolationsTest {
    private static final ResourceFact GIVEN = Worlds.resource(Worlds.FIRST_LIFE);
    private static final ResourceFact MISSING =
            ResourceFact.builder().from(GIVEN).passwordGiven(false).build();

    @Test
    void theExampleIsValid() {
        assertThat(SpecViolations.of(Worlds.SPEC, GIVEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "otus-database", "_x$1", "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void acceptsDatabase(String database) {
        assertThat(SpecViolations.of(MySqlSpec.of("mysql", database, "1Gi"), GIVEN))
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
        assertThat(SpecViolations.of(MySqlSpec.of("mysql", database, "1Gi"), GIVEN))
                .singleElement()
                .asString()
                .startsWith("spec.database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1Gi", "0.0", "big"})
    void refusesSize(String size) {
        assertThat(SpecViolations.of(MySqlSpec.of("mysql", "a", size), GIVEN))
                .singleElement()
                .asString()
                .startsWith("spec.storage_size");
    }

    @Test
    void refusesBlankImage() {
        assertThat(SpecViolations.of(MySqlSpec.of(" ", "a", "1Gi"), GIVEN))
                .singleElement()
                .asString()
                .startsWith("spec.image");
    }

    @Test
    void asksForThePassword() {
        assertThat(SpecViolations.of(Worlds.SPEC, MISSING))
                .singleElement()
                .asString()
                .startsWith("spec.password is missing")
                .contains("spec.passwordSecretRef");
    }

    @Test
    void takesASecretThatIsNotThereForNoMistake() {
        assertThat(SpecViolations.of(
                        Worlds.SPEC,
                        ResourceFact.builder()
                                .from(MISSING)
                                .passwordSecret("Secret root, key password")
                                .build()))
                .isEmpty();
    }

    @Test
    void refusesAPasswordGivenTwice() {
        assertThat(SpecViolations.of(
                        Worlds.SPEC,
                        ResourceFact.builder()
                                .from(GIVEN)
                                .passwordSecret("Secret root, key password")
                                .passwordGivenTwice(true)
                                .build()))
                .singleElement()
                .asString()
                .startsWith("spec.password and spec.passwordSecretRef are both set")
                .contains("remove one");
    }

    @Test
    void namesEverythingAtOnce() {
        assertThat(SpecViolations.of(MySqlSpec.of("", "", ""), MISSING)).hasSize(4);
    }
}
