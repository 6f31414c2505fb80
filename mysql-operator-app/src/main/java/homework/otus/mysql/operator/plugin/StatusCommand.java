package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.MySQLBackup;
import homework.otus.mysql.planner.PlanText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How instances are. */
@Command(
        name = "status",
        description = {
            "Lists the instances of the namespace: how they are, their last and next backup, what they wait for.",
            "With a NAME: all there is to that one, with its conditions, the steps its plan has left, and its backups."
        })
final class StatusCommand extends PluginCommand {
    @Option(
            names = {"-A", "--all-namespaces"},
            description = "The instances of all namespaces.")
    private boolean everywhere;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The instance.")
    private @Nullable String name;

    @Override
    int run(Session session) {
        if (name == null) {
            return list(session);
        }
        if (everywhere) {
            throw new PluginException("--all-namespaces lists them all: leave out the NAME " + name);
        }
        MySQL resource = session.mysql(name);
        InstanceView view = InstanceView.of(resource, session.backups(session.namespace()), Instant.now());
        out().print(new StatusText(paint()).detail(view, plan(session, resource)));
        return OK;
    }

    private int list(Session session) {
        String where = everywhere ? "" : session.namespace();
        List<MySQL> resources = session.mysqls(where);
        if (resources.isEmpty()) {
            out().println(everywhere ? "no MySQL in any namespace" : "no MySQL in the namespace " + where);
            return OK;
        }
        List<MySQLBackup> backups = session.backups(where);
        Instant now = Instant.now();
        List<InstanceView> views = resources.stream()
                .map(resource -> InstanceView.of(resource, backups, now))
                .toList();
        out().print(new StatusText(paint()).table(views, everywhere));
        return OK;
    }

    /** Without the name of the instance, which is told already. Not everybody may read all that a plan is made from. */
    private static String plan(Session session, MySQL resource) {
        try {
            String text = PlanText.of(new LivePlan(session.objects(), InstantSource.system()).of(resource));
            return text.substring(text.indexOf(": ") + 2);
        } catch (AdapterException e) {
            return "it cannot be told, " + e.getMessage() + "\n";
        }
    }
}
