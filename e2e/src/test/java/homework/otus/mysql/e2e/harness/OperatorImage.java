package homework.otus.mysql.e2e.harness;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operator's image, known to the cluster: the one that {@code OPERATOR_IMAGE} names, or else the one that the build of
 * this checkout has made with {@code -Dimage.skip=false}.
 */
public record OperatorImage(String repository, String tag) {
    private static final String TAR = "mysql-operator-app/target/jib-image.tar";
    private static final Pattern NAME = Pattern.compile("\"RepoTags\":\\[\"([^\"]+):([^:\"/]+)\"");

    /** Skips the test where there is none; with {@code -De2e.required=true} it fails. */
    public static OperatorImage get() {
        Optional<String> named = Optional.ofNullable(System.getenv("OPERATOR_IMAGE"));
        if (named.isPresent()) {
            int colon = named.get().lastIndexOf(':');
            return new OperatorImage(
                    named.get().substring(0, colon), named.get().substring(colon + 1));
        }
        Path tar = Cluster.file(TAR);
        String why = "there is no " + TAR + ": build with -Dimage.skip=false (and -Dimage.base=…)";
        if (!Files.exists(tar) && Boolean.getBoolean("e2e.required")) {
            throw new IllegalStateException(why);
        }
        assumeTrue(Files.exists(tar), why);
        want(List.of(Cluster.file("e2e/cluster").toString(), "load-image", tar.toString()));
        Matcher name = NAME.matcher(want(List.of("tar", "-xOf", tar.toString(), "manifest.json")));
        if (!name.find()) {
            throw new IllegalStateException("no name in " + tar);
        }
        return new OperatorImage(name.group(1), name.group(2));
    }

    private static String want(List<String> command) {
        Shell.Result result = Shell.run(
                command, Map.of("KUBECONFIG", Cluster.get().kubeconfig().toString()), "");
        if (!result.ok()) {
            throw new IllegalStateException(command + ": " + result.err());
        }
        return result.out();
    }
}
