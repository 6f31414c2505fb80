package homework.otus.mysql.operator.cli;

/** What the process ends with. */
final class ExitStatus {
    /** Done; for {@code plan}: nothing to do; for {@code replay}: no differences. */
    static final int OK = 0;

    /** An error, told in one line on stderr. */
    static final int ERROR = 1;

    /** For {@code plan}: there are steps to take, or somebody has to act; for {@code replay}: differences. */
    static final int STEPS = 2;

    private ExitStatus() {}
}
