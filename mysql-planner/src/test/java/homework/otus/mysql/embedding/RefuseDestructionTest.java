package homework.otus.mysql.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefuseDestructionTest {
    private static final String SPEC = "mysql:8.4,shop,1Gi";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void refusesTheRemovalOfAnInstanceAndNamesWhatItDestroys() {
        assertThat(check("prod", "shop", SPEC)).isEqualTo(1);
        assertThat(said())
                .contains("prod/shop: delete\n")
                .contains("refused: delete data volume prod.shop-pv\n")
                .contains("refused: delete data claim shop-pvc\n")
                .doesNotContain("refused: delete service");
    }

    @Test
    void letsPassWhatChangesNothing() {
        assertThat(check("prod", "shop", SPEC, SPEC)).isZero();
        assertThat(said()).doesNotContain("refused");
    }

    @Test
    void letsPassWhatDestroysNothing() {
        assertThat(check("prod", "shop", SPEC, "mysql:9.7,shop,1Gi")).isZero();
        assertThat(said()).contains("prod/shop").doesNotContain("refused");
    }

    @Test
    void hasNoAnswerForAnOldSpecThatCannotRun() {
        assertThat(check("prod", "shop", "mysql:8.4,mysql,1Gi", SPEC)).isEqualTo(2);
        assertThat(said()).contains("a schema of MySQL itself");
    }

    @Test
    void tellsHowItIsUsed() {
        assertThat(check("prod")).isEqualTo(2);
        assertThat(said()).startsWith("usage: ");
        assertThatThrownBy(() -> check("prod", "shop", "mysql:8.4")).hasMessageContaining("IMAGE,DATABASE,SIZE");
    }

    private int check(String... args) {
        return RefuseDestruction.run(new PrintStream(said, true, StandardCharsets.UTF_8), args);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
