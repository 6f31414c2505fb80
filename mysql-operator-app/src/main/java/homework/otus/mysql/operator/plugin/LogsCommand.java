package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.ServerPod;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What mysqld or a Job has written. */
@Command(name = "logs", description = "Shows the log of an instance's server, or of one of its Jobs, by kubectl logs.")
final class LogsCommand extends PluginCommand {
    @Option(
            names = {"-f", "--follow"},
            description = "Go on until it ends.")
    private boolean follow;

    @Option(
            names = {"-p", "--previous"},
            description = "Of the server before its last restart.")
    private boolean previous;

    @Option(names = "--tail", paramLabel = "LINES", description = "The last lines only.")
    private @Nullable Integer tail;

    @Option(
            names = "--job",
            paramLabel = "WORD",
            defaultValue = "server",
            completionCandidates = LogSource.Words.class,
            description = "Whose (default: ${DEFAULT-VALUE}): ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private String source;

    @Parameters(
            paramLabel = "NAME",
            description = "The instance; of one that is deleted the last Jobs are still there.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Override
    int run(Session session) {
        LogSource wanted = LogSource.of(source)
                .orElseThrow(() -> new PluginException("--job " + source + " is not known; give " + LogSource.words()));
        List<String> arguments = new ArrayList<>(List.of("logs"));
        Optional<ObjectRole> job = wanted.job();
        if (job.isPresent()) {
            arguments.add("job/" + existing(session, job.get(), wanted));
        } else {
            session.mysql(name);
            arguments.add(ServerOf.podOf(session, name).getMetadata().getName());
            arguments.add("--container=" + ServerPod.SERVER);
        }
        if (follow) {
            arguments.add("--follow");
        }
        if (previous) {
            arguments.add("--previous");
        }
        Optional.ofNullable(tail).ifPresent(lines -> arguments.add("--tail=" + lines));
        return session.kubectl().run(arguments);
    }

    /** The name of that Job; when there is none, an error that says which there are. */
    private String existing(Session session, ObjectRole job, LogSource wanted) {
        InstanceId instance = session.instance(name);
        String jobName = job.nameFor(instance);
        if (session.find(Job.class, jobName).isPresent()) {
            return jobName;
        }
        List<String> there = new ArrayList<>();
        for (LogSource other : LogSource.values()) {
            other.job()
                    .filter(role ->
                            session.find(Job.class, role.nameFor(instance)).isPresent())
                    .ifPresent(role -> there.add(other.toString()));
        }
        throw new PluginException("MySQL " + name + " has no " + wanted + " Job now; "
                + (there.isEmpty() ? "there is no Job of it" : "there is " + String.join(", ", there)));
    }
}
