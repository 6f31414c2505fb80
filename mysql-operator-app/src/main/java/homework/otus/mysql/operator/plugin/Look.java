package homework.otus.mysql.operator.plugin;

/** What one look at something that takes its time has shown. */
sealed interface Look {
    /** In words. */
    String text();

    /** It is not over. */
    record Going(String text) implements Look {}

    /** It came out well. */
    record Done(String text) implements Look {}

    /** It did not, and will not by itself. */
    record Failed(String text) implements Look {}
}
