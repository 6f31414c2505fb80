package homework.otus.mysql.operator.cli;

import homework.otus.mysql.operator.yaml.UnreadableException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

/** A file that a user names; {@code -} is standard input. Errors name it. */
record TextFile(Path path) {
    <T> T read(Function<String, T> reader) {
        try {
            return reader.apply(text());
        } catch (UnreadableException e) {
            throw new UsageException(this + ": " + e.getMessage());
        }
    }

    private String text() {
        try {
            return path.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new UsageException("cannot read " + path + ": there is no such file");
        } catch (MalformedInputException e) {
            throw new UsageException("cannot read " + path + ": it is no text in UTF-8");
        } catch (IOException e) {
            throw new UsageException("cannot read " + path + ": " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return path.toString().equals("-") ? "standard input" : path.toString();
    }
}
