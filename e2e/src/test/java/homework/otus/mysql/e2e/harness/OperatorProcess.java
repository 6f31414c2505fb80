package homework.otus.mysql.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The operator as people run it outside of a cluster: {@code java -jar}, with a kubeconfig. */
public final class OperatorProcess implements AutoCloseable {
    private static final String JAR = "mysql-operator-app/target/mysql-operator.jar";
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final Path log;

    private OperatorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code run} with {@code options}. */
    public static OperatorProcess start(String... options) {
        return start(jar(), options);
    }

    /** The same with variables of its environment, for example another KUBECONFIG. */
    static OperatorProcess start(Map<String, String> environment, String... options) {
        return start(jar(), environment, options);
    }

    /** The same with another jar than that of this checkout. */
    static OperatorProcess start(Path jar, String... options) {
        return start(jar, Map.of(), options);
    }

    private static Path jar() {
        Path jar = Cluster.file(JAR);
        if (!Files.exists(jar)) {
            throw new IllegalStateException("there is no " + JAR + ": mvn package makes it");
        }
        return jar;
    }

    private static OperatorProcess start(Path jar, Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "run"));
        command.addAll(List.of(options));
        try {
            Path directory = Files.createDirectories(Cluster.file("e2e/target/operators"));
            Path log = Files.createTempFile(directory, "operator", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("KUBECONFIG", Cluster.get().kubeconfig().toString());
            builder.environment().putAll(environment);
            return new OperatorProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command of it to its end, and gives what that wrote. */
    public static String command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Cluster.file(JAR).toString()));
        command.addAll(List.of(arguments));
        Shell.Result result = Shell.run(
                command, Map.of("KUBECONFIG", Cluster.get().kubeconfig().toString()), "");
        return result.out() + result.err();
    }

    /** What it has written so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: it has no chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        end();
    }

    /** SIGTERM; gives the exit status. */
    public int terminate() {
        process.destroy();
        return end();
    }

    /** SIGSTOP: it stands still, and its clock does not. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT: it goes on where it stood. */
    public void thaw() {
        signal("CONT");
    }

    public boolean hasEnded() {
        return !process.isAlive();
    }

    /** The exit status of one that has ended. */
    public int status() {
        return process.exitValue();
    }

    private void signal(String name) {
        Shell.Result result = Shell.run(List.of("kill", "-" + name, String.valueOf(process.pid())), Map.of(), "");
        if (!result.ok()) {
            throw new IllegalStateException(result.err());
        }
    }

    @Override
    public void close() {
        kill();
    }

    private int end() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                Files.writeString(log, "\n(does not end)\n", StandardOpenOption.APPEND);
                process.destroyForcibly();
                throw new AssertionError("the operator does not end within " + STOP_SECONDS + " s; see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
