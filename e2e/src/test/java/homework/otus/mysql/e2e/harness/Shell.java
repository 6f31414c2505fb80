package homework.otus.mysql.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands of this machine. */
public final class Shell {
    private static final long LONGEST_SECONDS = 180L * Patience.STRETCH;

    private Shell() {}

    /** Runs {@code command} to its end, with {@code input} on stdin. */
    public static Result run(List<String> command, Map<String, String> environment, String input) {
        try {
            Path out = Files.createTempFile("e2e-out", null);
            Path err = Files.createTempFile("e2e-err", null);
            try {
                return run(command, environment, input, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result run(List<String> command, Map<String, String> environment, String input, Path out, Path err)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("does not end: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** How a command ended and what it wrote. */
    public record Result(int status, String out, String err) {
        public boolean ok() {
            return status == 0;
        }
    }
}
