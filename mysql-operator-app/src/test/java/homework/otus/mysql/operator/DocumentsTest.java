package homework.otus.mysql.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages refer to is there: other pages, headings, and every reason that the operator can write. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern WORD = Pattern.compile("\"([A-Z][a-z]+(?:[A-Z][a-z]+)+)\"");
    /** Where conditions and Events get their reasons. */
    private static final List<String> WRITERS = List.of(
            "mysql-planner/src/main/java",
            "mysql-k8s-adapter/src/main/java/homework/otus/mysql/k8s/execute",
            "mysql-operator-app/src/main/java/homework/otus/mysql/operator/Reconciler.java",
            "mysql-operator-app/src/main/java/homework/otus/mysql/operator/Telling.java");
    /** Such words there that are no reasons. */
    private static final Set<String> OTHERS =
            Set.of("NoExecute", "NoSchedule", "PreferNoSchedule", "PersistentVolumeClaim");
    /** Reasons that the search cannot find, since they are one word. */
    private static final List<String> SHORT =
            List.of("Serving", "Suspended", "Reported", "Changed", "Complete", "Verified", "Failed", "Kept");

    @Test
    void everyReasonIsOnThePageAboutTroubles() {
        Set<String> reasons = new TreeSet<>(SHORT);
        WRITERS.stream()
                .flatMap(place -> files(ROOT.resolve(place), ".java"))
                .forEach(file -> WORD.matcher(read(file))
                        .results()
                        .map(DocumentsTest::first)
                        .forEach(reasons::add));
        reasons.removeAll(OTHERS);
        assertThat(reasons).as("found in the code").contains("NotOurs", "StepRefused", "EditUndone", "NothingToDo");
        String page = read(ROOT.resolve("docs/troubleshooting.md"));
        assertThat(reasons).allSatisfy(reason -> assertThat(page).contains("`" + reason + "`"));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md").toList());
        pages.addAll(List.of(
                ROOT.resolve("README.md"),
                ROOT.resolve("CONTRIBUTING.md"),
                ROOT.resolve("mysql-operator-app/deploy/helm/mysql-operator/README.md")));
        List<String> broken = pages.stream()
                .flatMap(page -> LINK.matcher(read(page))
                        .results()
                        .map(DocumentsTest::first)
                        .filter(link -> !link.startsWith("http") && !leads(page, link))
                        .map(link -> page + ": " + link))
                .toList();
        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    @Test
    void thePagesForUsersAreReachedFromTheReadme() {
        Set<String> linked = LINK.matcher(read(ROOT.resolve("README.md")))
                .results()
                .map(DocumentsTest::first)
                .collect(Collectors.toSet());
        assertThat(linked)
                .contains(
                        "docs/install.md",
                        "docs/first-database.md",
                        "docs/everyday.md",
                        "docs/backup.md",
                        "docs/troubleshooting.md",
                        "docs/upgrade.md",
                        "docs/security.md",
                        "docs/fields.md");
    }

    private static boolean leads(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** As Git forges make them of headings. */
    private static Set<String> anchors(Path page) {
        return HEADING.matcher(read(page))
                .results()
                .map(heading -> first(heading)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(ImmutableSet.toImmutableSet());
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }

    private static Stream<Path> files(Path place, String ending) {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
