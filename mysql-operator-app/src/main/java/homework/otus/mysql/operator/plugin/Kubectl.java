package homework.otus.mysql.operator.plugin;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The user's kubectl, for what needs a terminal.
 *
 * @param program the file, or a name on the PATH
 * @param cluster the arguments that name cluster and namespace
 */
record Kubectl(String program, List<String> cluster) {
    /** Runs it with our own input and output; gives its exit status. */
    int run(List<String> arguments) {
        Process process = start(new ProcessBuilder(command(arguments)).inheritIO());
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new PluginException("interrupted while kubectl ran");
        }
    }

    /** Begins it, writes {@code input} to it, and leaves it running; errors go where ours go. */
    Background begin(List<String> arguments, String input) {
        Process process = start(new ProcessBuilder(command(arguments)).redirectError(ProcessBuilder.Redirect.INHERIT));
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it has ended, and has said why
        }
        return new Background(process);
    }

    private List<String> command(List<String> arguments) {
        return ImmutableList.<String>builder()
                .add(program)
                .addAll(cluster)
                .addAll(arguments)
                .build();
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PluginException("cannot run " + program + ", which is needed for this: " + e.getMessage());
        }
    }

    /** A kubectl that runs beside us. */
    record Background(Process process) implements AutoCloseable {
        /** The first line that it writes; empty when it ends before. */
        Optional<String> firstLine() {
            try {
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                return Optional.ofNullable(out.readLine());
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
