package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Optional;

/**
 * Whether the data of one MySQL can be served by another, in place. The long-lived series are those of the manual's pages
 * "Upgrade Paths" and "MySQL Releases: Innovation and LTS"; 28.4 is announced in Oracle's release model of June 2026.
 */
public final class VersionMoves {
    /** Stand for the versions of a server and an image that exist in a simulation only: a move that is supported. */
    static final String SIMULATED_SERVER = "(as it runs)";

    static final String SIMULATED_IMAGE = "(of the image)";

    private static final MySqlVersion FIRST_5_7 = new MySqlVersion(5, 7, 9);
    private static final MySqlVersion SERIES_5_7 = MySqlVersion.series(5, 7);
    private static final MySqlVersion SERIES_8_0 = MySqlVersion.series(8, 0);
    private static final MySqlVersion FIRST_8_0_TO_GO_BACK_TO = new MySqlVersion(8, 0, 35);
    private static final ImmutableSortedSet<MySqlVersion> LONG_LIVED = ImmutableSortedSet.of(
            SERIES_5_7, SERIES_8_0, MySqlVersion.series(8, 4), MySqlVersion.series(9, 7), MySqlVersion.series(28, 4));

    private VersionMoves() {}

    /** What the table says of a move. */
    public sealed interface Verdict {
        /** MySQL supports it. */
        record Supported(VersionMove move) implements Verdict {}

        /** It is not in the table. */
        record NotSupported(String why, String wayRound) implements Verdict {}
    }

    /** Judges the move from one version to another, as mysqld prints them. */
    public static Verdict between(String from, String to) {
        if (from.equals(to)) {
            return new Verdict.Supported(VersionMove.SAME);
        }
        if (from.equals(SIMULATED_IMAGE) || to.equals(SIMULATED_IMAGE)) {
            return new Verdict.Supported(VersionMove.LATER_PATCH);
        }
        Optional<MySqlVersion> before = MySqlVersion.of(from);
        Optional<MySqlVersion> after = MySqlVersion.of(to);
        return before.isPresent() && after.isPresent()
                ? between(before.get(), after.get())
                : refused("no version of MySQL reads like that", "put the old image back");
    }

    public static boolean supports(String from, String to) {
        return between(from, to) instanceof Verdict.Supported;
    }

    private static Verdict between(MySqlVersion from, MySqlVersion to) {
        if (from.isOlderThan(FIRST_5_7) || to.isOlderThan(FIRST_5_7)) {
            return refused("nothing before " + FIRST_5_7 + " is known to this operator", "put the old image back");
        }
        if (from.equals(to)) {
            return new Verdict.Supported(VersionMove.SAME);
        }
        if (from.series().equals(to.series())) {
            return to.isOlderThan(from) ? back(from, to) : new Verdict.Supported(VersionMove.LATER_PATCH);
        }
        return to.isOlderThan(from) ? backToAnotherSeries(from, to) : on(from, to);
    }

    private static Verdict on(MySqlVersion from, MySqlVersion to) {
        Optional<MySqlVersion> next = Optional.ofNullable(LONG_LIVED.higher(from.series()));
        if (next.isEmpty()) {
            return refused(
                    "this operator does not know which series follow " + from.seriesName(), "use a later operator");
        }
        int past = to.series().compareTo(next.get());
        if (past > 0) {
            String step = next.get().seriesName();
            return refused(
                    "MySQL " + step + " cannot be left out",
                    "go to an image of " + step
                            + " first, and from there on; or delete the resource and create it again"
                            + " with the new image, which restores the final backup into it");
        }
        if (!LONG_LIVED.contains(from.series())) {
            return new Verdict.Supported(VersionMove.LATER_INNOVATION);
        }
        return new Verdict.Supported(past == 0 ? VersionMove.NEXT_LTS : VersionMove.INNOVATION);
    }

    private static Verdict back(MySqlVersion from, MySqlVersion to) {
        if (from.series().equals(SERIES_5_7)) {
            return new Verdict.Supported(VersionMove.EARLIER_PATCH_5_7);
        }
        if (from.series().equals(SERIES_8_0)) {
            return to.isOlderThan(FIRST_8_0_TO_GO_BACK_TO)
                    ? refused(
                            "8.0 goes back to " + FIRST_8_0_TO_GO_BACK_TO + " at the most",
                            "take an image of " + FIRST_8_0_TO_GO_BACK_TO + " or later")
                    : new Verdict.Supported(VersionMove.EARLIER_PATCH_8_0);
        }
        return LONG_LIVED.contains(from.series())
                ? new Verdict.Supported(VersionMove.EARLIER_PATCH_LTS)
                : refused("an innovation release cannot go back", "put the old image back");
    }

    private static Verdict backToAnotherSeries(MySqlVersion from, MySqlVersion to) {
        return refused(
                "data of " + from.seriesName() + " cannot be served by " + to.seriesName()
                        + ", and a backup of it cannot be restored there",
                "put the old image back");
    }

    private static Verdict refused(String why, String wayRound) {
        return new Verdict.NotSupported(why, wayRound);
    }

    /** The page of the documentation, ending with a line break. */
    public static String markdown() {
        StringBuilder page = new StringBuilder();
        page.append(
                "<!-- Generated from VersionMove; see CONTRIBUTING.md. -->\n\n# Moves between versions of MySQL\n\n");
        page.append("What a change of `spec.image` may do to data in place. Everything else is blocked"
                + " (`ImageMoveNotSupported`), and the server goes on with the old image.\n\n");
        page.append("| move | for example | limits | source |\n| --- | --- | --- | --- |\n");
        for (VersionMove move : VersionMove.values()) {
            String source = move.page().isEmpty() ? "" : "[manual](" + move.page() + ")";
            page.append("| %s | %s | %s | %s |\n".formatted(move.what(), move.examples(), move.limits(), source));
        }
        page.append("\nWhich series are long-lived is from the manual's page [MySQL Releases: Innovation and LTS]"
                + "(https://dev.mysql.com/doc/refman/8.4/en/mysql-releases.html); 28.4 is the one announced in"
                + " [Oracle's release model of June 2026]"
                + "(https://blogs.oracle.com/mysql/a-more-predictable-mysql-release-model-calendar-versions-lts-and-innovation)."
                + "\nWhat follows 28.4 is not known to this version of the operator, and blocked.\n");
        return page.toString();
    }
}
