package homework.otus.mysql.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a person follows a page: a shell at the top of a checkout, a home of its own, and a kubeconfig whose namespace is that of the test.
 * Names that the page has and the test cannot have are exchanged, in commands and in what they print.
 */
public final class Desk {
    private static final String APP = "mysql-operator-app";

    /** A home of one's own must not hide the cache of the local cluster. */
    private static final String FIND_KUBECTL =
            "command -v kubectl >/dev/null || eval \"$(\"$0\" env)\"; command -v kubectl";

    private final Path checkout;
    private final Map<String, String> environment;
    /** By the word of the page that of the test. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private Desk(Path folder, String namespace) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve(".local/bin"));
        this.checkout = Files.createDirectories(folder.resolve("checkout"));
        Path app = Files.createDirectories(checkout.resolve(APP));
        copy(Cluster.file(APP + "/deploy"), app.resolve("deploy"));
        copy(Cluster.file(APP + "/bin"), app.resolve("bin"));
        Files.createDirectories(app.resolve("target"));
        Files.copy(Cluster.file(APP + "/target/mysql-operator.jar"), app.resolve("target/mysql-operator.jar"));
        Path kubeconfig = folder.resolve("kubeconfig");
        String kubectl = want(
                        List.of(
                                "bash",
                                "-c",
                                FIND_KUBECTL,
                                Cluster.file("e2e/cluster").toString()),
                        Map.of())
                .strip();
        String java = System.getProperty("java.home");
        this.environment = new LinkedHashMap<>(Map.of(
                "HOME",
                home.toString(),
                "JAVA_HOME",
                java,
                "KUBECONFIG",
                kubeconfig.toString(),
                "PATH",
                home + "/.local/bin:" + java + "/bin:" + System.getenv("PATH") + ":"
                        + Path.of(kubectl).getParent()));
        Map<String, String> given =
                Map.of("KUBECONFIG", Cluster.get().kubeconfig().toString());
        Files.writeString(kubeconfig, want(List.of(kubectl, "config", "view", "--raw", "--flatten"), given));
        want(List.of(kubectl, "config", "set-context", "--current", "--namespace", namespace), environment);
        names.put("shop", namespace);
    }

    /** A desk in a folder that is empty; pages call {@code namespace} {@code shop}. */
    public static Desk in(Path folder, String namespace) {
        try {
            return new Desk(folder, namespace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the plugin on the PATH, as after its installation. */
    public Desk withPlugin() {
        environment.merge("PATH", file(APP + "/bin").toString(), (path, bin) -> bin + ":" + path);
        return this;
    }

    /** What the page calls {@code word}, where it stands alone, is {@code name} here. */
    public Desk calling(String word, String name) {
        names.put(word, name);
        return this;
    }

    /** A file of the checkout of this desk, which may be changed. */
    public Path file(String path) {
        return checkout.resolve(path);
    }

    Result run(String command) {
        String here = command;
        for (Map.Entry<String, String> name : names.entrySet()) {
            here = here.replaceAll(
                    "(?<![\\w./-])" + name.getKey() + "(?![\\w./-])|(?<=deployment/)" + name.getKey() + "\\b",
                    name.getValue());
        }
        Shell.Result result = Shell.run(
                List.of("bash", "-c", "cd \"$0\" && exec 2>&1 && eval \"$1\"", checkout.toString(), here),
                environment,
                "");
        String printed = result.out();
        for (Map.Entry<String, String> name : names.entrySet()) {
            printed = printed.replace(name.getValue(), name.getKey());
        }
        return new Result(result.status(), printed);
    }

    /** How a command ended, and what it wrote, errors included, with the names of the page. */
    record Result(int status, String printed) {}

    private static String want(List<String> command, Map<String, String> environment) {
        Shell.Result result = Shell.run(command, environment, "");
        if (!result.ok()) {
            throw new IllegalStateException(command + ": " + result.err());
        }
        return result.out();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
