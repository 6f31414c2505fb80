package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Quantity;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kubernetes API reference, "Quantity". */
class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "1Gi, 1073741824",
        "500M, 500000000",
        "1e9, 1000000000",
        "1E3, 1000",
        "1E, 1000000000000000000",
        "1.5Ki, 1536",
        ".5k, 500",
        "1., 1",
        "100m, 0.1",
        "+2, 2",
        "-1Gi, -1073741824",
        "0, 0",
        "12e-1, 1.2"
    })
    void isReadAsKubernetesReadsIt(String text, BigDecimal bytes) {
        assertThat(new Quantity(text).bytes())
                .get()
                .satisfies(read -> assertThat(read).isEqualByComparingTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Gi", "1GB", "1gi", "1K", "1 Gi", "1Gi ", "one", "0x10", "1e", "1e1000", "1Gi1"})
    void whatIsNoQuantityHasNoBytes(String text) {
        assertThat(new Quantity(text).bytes()).isEmpty();
    }
}
