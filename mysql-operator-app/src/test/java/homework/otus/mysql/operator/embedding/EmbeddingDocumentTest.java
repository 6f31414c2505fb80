package homework.otus.mysql.operator.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/embedding.md shows is what is compiled and run. */
class EmbeddingDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final List<String> EXAMPLES = List.of(
            "mysql-planner/src/test/java/homework/otus/mysql/embedding/RefuseDestruction.java",
            "mysql-operator-app/src/test/java/homework/otus/mysql/operator/embedding/DeletionProperties.java");

    @Test
    void itsExamplesAreTheSourceFiles() throws IOException {
        List<String> blocks = JAVA.matcher(read("docs/embedding.md"))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).hasSameSizeAs(EXAMPLES);
        for (int k = 0; k < EXAMPLES.size(); k++) {
            assertThat(blocks.get(k)).as(EXAMPLES.get(k)).isEqualTo(read(EXAMPLES.get(k)));
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file)).replace("\r\n", "\n");
    }
}
