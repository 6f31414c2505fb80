package homework.otus.mysql.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are kept as files; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "homework", "otus", "mysql", "k8s", "golden");

    private Golden() {}

    public static void assertSame(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
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
