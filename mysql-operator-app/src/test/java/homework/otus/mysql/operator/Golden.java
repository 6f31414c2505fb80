package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a file that people have read; {@code -Dgolden.update=true} writes it anew. */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/homework/otus/mysql/operator/golden");

    private Golden() {}

    public static void check(String name, String text) {
        try {
            Path file = FOLDER.resolve(name);
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(text).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
