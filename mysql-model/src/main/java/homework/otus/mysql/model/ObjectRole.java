package homework.otus.mysql.model;

/** The objects that one instance consists of, each with its kind and its fixed name. */
public enum ObjectRole {
    DATA_VOLUME("volume", "data volume"),
    DATA_CLAIM("claim", "data claim"),
    BACKUP_VOLUME("volume", "backup volume"),
    BACKUP_CLAIM("claim", "backup claim"),
    CREDENTIALS("secret", "credentials"),
    CATALOGUE("configmap", "catalogue of backups"),
    WORKLOAD("deployment", "workload"),
    SERVICE("service", "service"),
    BACKUP_JOB("job", "backup job"),
    RESTORE_JOB("job", "restore job"),
    INVENTORY_JOB("job", "inventory job"),
    WIPE_JOB("job", "wipe job"),
    PASSWORD_JOB("job", "password job"),
    RENAME_JOB("job", "rename job"),
    VERSION_JOB("job", "version job"),
    PRUNE_JOB("job", "prune job"),
    VERIFY_JOB("job", "verify job");

    private final String kind;
    private final String title;

    ObjectRole(String kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    /** The kind in words, as plans print it. */
    public String kind() {
        return kind;
    }

    /** What users call it. */
    public String title() {
        return title;
    }

    /** The value of the label that tells the role of an object. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public boolean isVolume() {
        return this == DATA_VOLUME || this == BACKUP_VOLUME;
    }

    public boolean isJob() {
        return kind.equals("job");
    }

    /** The name of this object of {@code instance}; volumes outside {@code default} carry the namespace before a dot. */
    public String nameFor(InstanceId instance) {
        String name = instance.name();
        return switch (this) {
            case DATA_VOLUME -> volumePrefix(instance) + name + "-pv";
            case BACKUP_VOLUME -> volumePrefix(instance) + "backup-" + name + "-pv";
            case DATA_CLAIM -> name + "-pvc";
            case BACKUP_CLAIM -> "backup-" + name + "-pvc";
            case CREDENTIALS -> name + "-credentials";
            case CATALOGUE -> name + "-backups";
            case WORKLOAD, SERVICE -> name;
            case BACKUP_JOB -> "backup-" + name + "-job";
            case RESTORE_JOB -> "restore-" + name + "-job";
            // with the longest name of an instance, "-job" would make it longer than 63 characters
            case INVENTORY_JOB -> "inventory-" + name;
            case WIPE_JOB -> "wipe-" + name + "-job";
            case PASSWORD_JOB -> "passwd-" + name + "-job";
            case RENAME_JOB -> "renamedb-" + name + "-job";
            case VERSION_JOB -> "version-" + name + "-job";
            case PRUNE_JOB -> "prune-" + name + "-job";
            case VERIFY_JOB -> "verify-" + name + "-job";
        };
    }

    private static String volumePrefix(InstanceId instance) {
        return instance.namespace().equals("default") ? "" : instance.namespace() + ".";
    }
}
