package homework.otus.mysql.planner;

/**
 * The moves of a data directory from one MySQL to another that MySQL supports, in place. What is none of these is not
 * done. Sources are pages of MySQL's reference manual; series that are announced and not out yet are in {@link VersionMoves}.
 */
public enum VersionMove {
    SAME("the same version, in another image", "9.7.4 → 9.7.4", "the server restarts, no backup is taken", ""),
    LATER_PATCH(
            "a later release of the same series",
            "5.7.31 → 5.7.44, 8.0.36 → 8.0.42, 9.7.4 → 9.7.5",
            "from 5.7.9 on",
            "https://dev.mysql.com/doc/refman/8.4/en/upgrade-paths.html"),
    NEXT_LTS(
            "the next long-lived series: 5.7 → 8.0 → 8.4 → 9.7 → 28.4",
            "5.7.44 → 8.0.42, 8.0.36 → 8.4.6, 8.4.6 → 9.7.4",
            "none of them can be left out",
            "https://dev.mysql.com/doc/refman/8.4/en/upgrade-paths.html"),
    INNOVATION(
            "an innovation release before the next long-lived series",
            "8.0.36 → 8.3.0, 8.4.6 → 9.2.0, 9.7.4 → 26.7.0",
            "",
            "https://dev.mysql.com/doc/refman/8.4/en/mysql-releases.html"),
    LATER_INNOVATION(
            "from an innovation release to a later one, or to the long-lived series that follows",
            "9.1.0 → 9.3.0, 9.3.0 → 9.7.4, 26.7.0 → 27.1.0",
            "not past that series: first to it, then on",
            "https://dev.mysql.com/doc/refman/8.4/en/upgrade-paths.html"),
    EARLIER_PATCH_5_7(
            "back to an earlier release of 5.7",
            "5.7.44 → 5.7.31",
            "not below 5.7.9",
            "https://dev.mysql.com/doc/refman/5.7/en/downgrading.html"),
    EARLIER_PATCH_8_0(
            "back to an earlier release of 8.0",
            "8.0.42 → 8.0.36",
            "not below 8.0.35",
            "https://dev.mysql.com/doc/refman/8.0/en/downgrading.html"),
    EARLIER_PATCH_LTS(
            "back to an earlier release of 8.4, 9.7 or a later long-lived series",
            "8.4.6 → 8.4.0, 9.7.5 → 9.7.4",
            "",
            "https://dev.mysql.com/doc/refman/8.4/en/downgrading.html");

    private final String what;
    private final String examples;
    private final String limits;
    private final String page;

    VersionMove(String what, String examples, String limits, String page) {
        this.what = what;
        this.examples = examples;
        this.limits = limits;
        this.page = page;
    }

    /** In words, for a page or a reason. */
    public String what() {
        return what;
    }

    /** Pairs of versions, {@code from → to}. */
    public String examples() {
        return examples;
    }

    public String limits() {
        return limits;
    }

    /** Where the manual says so; empty where nothing has to be said. */
    public String page() {
        return page;
    }
}
