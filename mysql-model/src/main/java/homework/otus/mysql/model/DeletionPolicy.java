package homework.otus.mysql.model;

/** What becomes of the data when the resource is deleted. The backups stay under each. */
public enum DeletionPolicy {
    /** A final backup is taken and verified, then the data goes. */
    BACKUP,
    /** The data stays as it is, with its claim and its credentials; a new resource of that name takes it up. */
    RETAIN,
    /** The data goes without a final backup: what is not in an earlier one is lost. */
    DELETE
}
