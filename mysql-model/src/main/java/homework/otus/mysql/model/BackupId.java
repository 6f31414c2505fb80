package homework.otus.mysql.model;

/** The name of one backup; it is also the name of its folder on the backup volume. */
public record BackupId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
