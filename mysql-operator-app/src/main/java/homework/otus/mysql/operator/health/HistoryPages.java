package homework.otus.mysql.operator.health;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.health.HealthServer.Answer;
import homework.otus.mysql.operator.record.History;
import homework.otus.mysql.operator.record.Recording;
import homework.otus.mysql.operator.record.SnapshotFile;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The history as pages: {@code /history} lists the instances, {@code /history/NAMESPACE/NAME} is a file that {@code plan
 * --snapshot} and {@code replay} take.
 */
public record HistoryPages(History history) {
    static final String ROOT = "/history";

    private static final Pattern INSTANCE = Pattern.compile(ROOT + "/([^/]+)/([^/]+)/?");

    Answer page(String path) {
        if (path.equals(ROOT) || path.equals(ROOT + "/")) {
            return Answer.plain(
                    200,
                    history.instances().stream()
                            .map(instance -> ROOT + "/" + instance + "\n")
                            .sorted()
                            .collect(Collectors.joining()));
        }
        Matcher instance = INSTANCE.matcher(path);
        List<Recording> looks =
                instance.matches() ? history.of(new InstanceId(instance.group(1), instance.group(2))) : List.of();
        return looks.isEmpty()
                ? Answer.plain(404, "no look at such an instance is remembered; see " + ROOT + "\n")
                : new Answer(200, "application/yaml; charset=utf-8", SnapshotFile.write(looks));
    }
}
