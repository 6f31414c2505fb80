package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VersionMovesTest {
    /** The page prints them. */
    @ParameterizedTest
    @EnumSource(VersionMove.class)
    void theExamplesOfARowAreMovesOfThatRow(VersionMove move) {
        for (String example : Splitter.on(", ").split(move.examples())) {
            List<String> versions = Splitter.on(" → ").splitToList(example);
            assertThat(VersionMoves.between(versions.get(0), versions.get(1)))
                    .as(example)
                    .isEqualTo(new VersionMoves.Verdict.Supported(move));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5.7.44, 8.4.6, 8.0 cannot be left out",
        "5.7.44, 8.3.0, 8.0 cannot be left out",
        "8.0.36, 9.0.0, 8.4 cannot be left out",
        "8.3.0, 9.0.0, 8.4 cannot be left out",
        "8.4.6, 26.7.0, 9.7 cannot be left out",
        "9.2.0, 26.7.0, 9.7 cannot be left out",
        "9.7.4, 28.7.0, 28.4 cannot be left out",
        "28.4.0, 28.7.0, does not know which series follow",
        "8.0.42, 8.0.34, 8.0 goes back to 8.0.35",
        "8.0.42, 5.7.44, cannot be served by 5.7",
        "8.4.6, 8.0.42, cannot be served by 8.0",
        "9.7.4, 9.6.0, cannot be served by 9.6",
        "9.1.1, 9.1.0, innovation release cannot go back",
        "5.6.51, 5.7.44, nothing before 5.7.9",
        "5.7.44, 5.7.8, nothing before 5.7.9",
        "9.7.4, latest, no version of MySQL",
        "'', 9.7.4, no version of MySQL"
    })
    void whatIsInNoRowIsRefused(String from, String to, String why) {
        assertThat(VersionMoves.between(from, to))
                .isInstanceOfSatisfying(VersionMoves.Verdict.NotSupported.class, refused -> {
                    assertThat(refused.why()).contains(why);
                    assertThat(refused.wayRound()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource({"8.0.35, 8.0.34, false", "8.0.36, 8.0.35, true", "5.7.10, 5.7.9, true", "9.7.4-log, 9.7.4, true"})
    void boundaries(String from, String to, boolean supported) {
        assertThat(VersionMoves.supports(from, to)).isEqualTo(supported);
    }

    @Test
    void thePageIsGeneratedFromTheTable() throws IOException {
        Path page = Path.of("../docs/version-moves.md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, VersionMoves.markdown());
        }
        assertThat(Files.readString(page)).isEqualTo(VersionMoves.markdown());
    }
}
