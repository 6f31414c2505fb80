package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.AdapterException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the commands have in common: a cluster, and where they write. */
abstract class PluginCommand implements Callable<Integer> {
    static final int OK = 0;
    static final int FAILED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec self;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KubectlMysql all;

    /** Does it; gives the exit status. */
    abstract int run(Session session);

    @Override
    public final Integer call() {
        try (Session session = all.cluster().open()) {
            return reaching(session);
        } finally {
            out().flush();
        }
    }

    private int reaching(Session session) {
        try {
            return run(session);
        } catch (AdapterException e) {
            if (e.code() == AdapterException.Code.UNREACHABLE) {
                throw new PluginException("no answer from " + session.server() + " (" + e.getMessage()
                        + "); which cluster it is, says the kubeconfig");
            }
            throw e;
        }
    }

    final PrintWriter out() {
        return self.commandLine().getOut();
    }

    final PrintWriter err() {
        return self.commandLine().getErr();
    }

    /** Colours on a terminal, unless {@code NO_COLOR} says otherwise. */
    final Paint paint() {
        return new Paint(self.commandLine().getColorScheme().ansi().enabled());
    }
}
