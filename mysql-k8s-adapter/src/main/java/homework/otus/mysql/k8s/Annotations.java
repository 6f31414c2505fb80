package homework.otus.mysql.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/** The annotations that carry facts, and our finalizer. */
public final class Annotations {
    /** The life of the resource for which an object was created: its UID. */
    public static final String LIFE = "otus.homework/life";
    /** On data claims and data volumes: what was last applied to the data, as JSON, without secrets. */
    public static final String APPLIED = "otus.homework/applied";
    /** On data claims: the name that the database is being given. */
    public static final String RENAMING_TO = "otus.homework/renaming-to";
    /** On data claims and data volumes: the image that the server is being given, as JSON with both versions. */
    public static final String IMAGE_CHANGE = "otus.homework/image-change";
    /** On the workload: what it was made from, as JSON, without secrets. */
    public static final String TEMPLATE = "otus.homework/template";
    /** On the pods of the workload: which template of it they were made from. */
    public static final String REVISION = "otus.homework/revision";
    /** On the workload and the Service: a hash of the manifest that they were made from. */
    public static final String MANIFEST = "otus.homework/manifest";
    /** On the credentials: the number of the last password that was staged. */
    public static final String ROTATION = "otus.homework/rotation";
    /** On Jobs: what they were asked to do. */
    public static final String SUBJECT = "otus.homework/subject";
    /** On data claims: how far the data is open to clients. */
    public static final String OPENING = "otus.homework/opening";
    /** On Jobs: made after the deletion of their life began. */
    public static final String FOR_DELETION = "otus.homework/for-deletion";
    /** On backup and restore Jobs: which backup. */
    public static final String BACKUP_ID = "otus.homework/backup-id";
    /** On MySQLBackups that we made: retention may remove them. */
    public static final String AUTOMATIC = "otus.homework/automatic";
    /** On MySQLBackups: the backup that was there before them, and that they stand for. */
    public static final String LISTS = "otus.homework/lists";
    /** On MySQLBackups: the time of the schedule that they were made for. */
    public static final String SCHEDULED_FOR = "otus.homework/scheduled-for";
    /** On a MySQLBackup, by the user: lets the last good backup go, if the value is its UID. */
    public static final String DELETE_LAST_BACKUP = "otus.homework/delete-last-backup";
    /** On the catalogue: the backup claim that it tells about. */
    public static final String BACKUP_CLAIM_UID = "otus.homework/backup-claim-uid";
    /** On the resource, by the user: gives up the final backup, if the value is the UID of the resource. */
    public static final String SKIP_FINAL_BACKUP = "otus.homework/skip-final-backup";
    /** On the resource, by the user: {@code "true"} takes over unlabelled objects of our names. */
    public static final String ADOPT = "otus.homework/adopt";

    /** Holds the resource until its deletion was carried out. */
    public static final String FINALIZER = "otus.homework/mysql";

    private Annotations() {}

    public static Optional<String> of(HasMetadata object, String key) {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Optional.empty() : Optional.ofNullable(annotations.get(key));
    }
}
