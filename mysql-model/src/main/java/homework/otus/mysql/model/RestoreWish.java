package homework.otus.mysql.model;

/** Which backup the data of a new instance comes from. */
public sealed interface RestoreWish {
    /** The latest of the instance's own, if there is one. */
    RestoreWish LATEST = new Latest();

    /** The latest of the instance's own, if there is one. */
    record Latest() implements RestoreWish {}

    /** None: the instance begins empty, whatever there is. */
    record Nothing() implements RestoreWish {}

    /**
     * Just that one.
     *
     * @param backup the name of a MySQLBackup in the namespace, of this instance or another one, or the id of a
     *     backup of this instance
     */
    record Named(String backup) implements RestoreWish {}
}
