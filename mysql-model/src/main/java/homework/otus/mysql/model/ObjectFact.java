package homework.otus.mysql.model;

/** What every object of the cluster tells about itself. */
public interface ObjectFact {
    Uid uid();

    Ownership ownership();

    /** Its deletion was requested and is not finished. */
    boolean terminating();
}
