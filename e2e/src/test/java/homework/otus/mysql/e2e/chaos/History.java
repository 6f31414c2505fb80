package homework.otus.mysql.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was done to the cluster, in order, in a file that is there also when the run is broken off. */
final class History {
    private final Path file;
    private final SortedMap<String, Integer> counts = new TreeMap<>();

    History(Path file, String head) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, head + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes down that something was done.
     *
     * @param kind what is counted
     */
    synchronized void add(String kind, String what) {
        counts.merge(kind, 1, Integer::sum);
        write(kind + (what.isEmpty() ? "" : " " + what));
    }

    synchronized void write(String line) {
        try {
            Files.writeString(
                    file, Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each kind was done. */
    synchronized String counts() {
        StringBuilder text = new StringBuilder();
        counts.forEach((kind, count) ->
                text.append(text.isEmpty() ? "" : ", ").append(kind).append(' ').append(count));
        return text.toString();
    }
}
