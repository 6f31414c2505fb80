package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page below {@code docs} that is generated: between a line with {@code <!-- generated} and one with {@code <!-- end}.
 * {@code -Dgolden.update=true} writes it anew.
 */
public final class Generated {
    private static final String BEGIN = "<!-- generated";
    private static final String END = "<!-- end";

    private Generated() {}

    public static void check(String page, String text) {
        try {
            Path file = Path.of("../docs").resolve(page);
            String there = Files.readString(file);
            int begin = there.indexOf('\n', there.indexOf(BEGIN)) + 1;
            int end = there.indexOf(END);
            assertThat(begin)
                    .as(BEGIN + " and " + END + " in " + page)
                    .isPositive()
                    .isLessThanOrEqualTo(end);
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, there.substring(0, begin) + "\n" + text + "\n" + there.substring(end));
                there = Files.readString(file);
                end = there.indexOf(END);
            }
            assertThat(there.substring(begin, end)).as(page).isEqualTo("\n" + text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
