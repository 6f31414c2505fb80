package homework.otus.mysql.model;

/**
 * Where the backups of an instance lie. This is all that rules ask of it; the scripts of the Jobs have the other half, in
 * {@code place.sh}. The one kind of today is our backup claim. Another kind, an object store for one, is another
 * implementation: rules about volumes and claims have nothing to do then, and the others do not notice.
 */
public interface BackupPlace {
    /** What a catalogue is tied to: the backups of a place with another identity are not known (invariant I11). */
    Uid identity();

    /** Does that catalogue tell about the backups that lie here? */
    default boolean isToldBy(CatalogueFact catalogue) {
        return identity().equals(catalogue.backupClaim());
    }
}
