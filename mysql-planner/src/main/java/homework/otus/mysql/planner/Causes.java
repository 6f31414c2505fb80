package homework.otus.mysql.planner;

/** Why rules have nothing to say, where several have the same cause. Each is one cause, in words for users. */
public final class Causes {
    public static final String DELETED = "the resource is deleted";
    public static final String NOT_DELETED = "the resource is not deleted";
    public static final String GUARDED = "the resource has our finalizer";
    /** What {@link Situation#noServer} begins with. */
    public static final String NO_SERVER = "no server is needed";
    /** What {@link Situation#noFinalBackup} begins with. */
    public static final String NO_BACKUP = "no final backup is needed";

    public static final String NO_DATA = "there is no data of this life";
    public static final String NO_CLAIM = "there is no data claim";
    public static final String RETAINED = "the data stays, by deletionPolicy Retain";
    public static final String CLASS = "a storage class makes the volume";
    public static final String THIS_LIFE = "the data belongs to this life";
    public static final String OPEN = "the data is open to clients";
    public static final String NOT_UP = "no server accepts connections yet";

    private Causes() {}
}
