package homework.otus.mysql.e2e.harness;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The executable jar at work on the namespaces of a {@link Lab}: it dies without notice, and comes back. */
public final class MortalOperator implements AutoCloseable {
    private final Lab lab;
    private final Onlooker onlooker;
    private OperatorProcess process;

    /** Starts it; what it does to {@code instance} is judged by looking on. */
    public MortalOperator(Lab lab, Instance instance) {
        this.lab = lab;
        this.onlooker = lab.lookOn(instance);
        this.process = start(lab, "--leader-elect=false");
    }

    /** One of {@code lab} that need not die. */
    public static OperatorProcess start(Lab lab, String... options) {
        return OperatorProcess.start(all(lab, options));
    }

    /** One with variables of its environment, for example another KUBECONFIG. */
    public static OperatorProcess start(Map<String, String> environment, Lab lab, String... options) {
        return OperatorProcess.start(environment, all(lab, options));
    }

    /** One of another version. */
    public static OperatorProcess start(Path jar, Lab lab, String... options) {
        return OperatorProcess.start(jar, all(lab, options));
    }

    private static String[] all(Lab lab, String... options) {
        return Stream.concat(
                        Stream.of(
                                "--namespaces",
                                String.join(",", lab.namespaces()),
                                "--host-path-root",
                                lab.settings().adapter().hostPathRoot(),
                                "--health-port=0"),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    /** SIGKILL at that moment, and started again at once. */
    public void dieWhen(String when, Callable<Boolean> moment) {
        Patience.await(when, moment);
        die();
        rise();
    }

    /** SIGKILL. */
    public void die() {
        process.kill();
    }

    public void rise() {
        process = start(lab, "--leader-elect=false");
    }

    @Override
    public void close() {
        onlooker.close();
        process.close();
    }
}
