package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.ServerPod;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What mysqld says before it gives up, from the end of its log that the kubelet puts into the termination message.
 *
 * <p>The first two errors count: what follows ("Failed to initialize DD Storage Engine", "Aborting") is the same for most
 * causes. Time stamps and thread ids are left out, so that the words stay the same from start to start.
 *
 * <p>Format: MySQL manual, "Error Log Output Format": {@code time thread [ERROR] [MY-code] [subsystem] message}; 5.7 has no
 * code and no subsystem. A few errors of mysqld's file layer are lines {@code mysqld: message}.
 */
final class ServerLog {
    private static final int LINES_MAX = 2;
    private static final int LENGTH_MAX = 300;
    private static final int SIGKILL = 137;
    private static final Pattern ERROR =
            Pattern.compile("^.*?\\[ERROR\\] (?:\\[MY-\\d+\\] )?(?:\\[(?!Entrypoint)\\w+\\] )?(?:\\S*/mysqld: )?");
    private static final Pattern PLAIN = Pattern.compile("^(?:\\S*/)?mysqld: ");
    /** Says nothing by itself: that the server gives up, what comes after, and the entrypoint's heading. */
    private static final Pattern EMPTY =
            Pattern.compile("^Aborting$|^\\[Entrypoint\\]|^A message intended for a client|^Shutdown complete|^$");

    private ServerLog() {}

    /** Empty when the container is another, was killed, or left no error of mysqld. */
    static Optional<String> trouble(String container, ContainerStateTerminated end) {
        if (!ServerPod.SERVER.equals(container) || "OOMKilled".equals(end.getReason()) || killed(end)) {
            return Optional.empty();
        }
        List<String> errors = errors(end.getMessage());
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of("mysqld does not start: " + shortened(String.join(" ", errors))
                        + "; correct spec.config or spec.image, or what the error names");
    }

    private static boolean killed(ContainerStateTerminated end) {
        return end.getExitCode() != null && end.getExitCode() == SIGKILL;
    }

    private static List<String> errors(@Nullable String log) {
        return log == null
                ? List.of()
                : log.lines()
                        .map(String::strip)
                        .filter(line -> ERROR.matcher(line).find()
                                || PLAIN.matcher(line).find())
                        .map(line -> PLAIN.matcher(ERROR.matcher(line).replaceFirst(""))
                                .replaceFirst(""))
                        .map(String::strip)
                        .filter(line -> !EMPTY.matcher(line).find())
                        .distinct()
                        .limit(LINES_MAX)
                        .toList();
    }

    private static String shortened(String text) {
        return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + "...";
    }
}
