package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What a user wants of the backups of an instance. */
public final class BackupFields {
    @Size(min = 1, max = 128)
    @JsonPropertyDescription(
            "When backups are taken: five fields as in crontab(5), for example 0 3 * * *, or one of @hourly, @daily,"
                    + " @weekly, @monthly, @yearly. A time that was missed is caught up once.")
    private @Nullable String schedule;

    @Size(min = 1, max = 64)
    @JsonPropertyDescription("The time zone of the schedule, a name of the IANA database. Default: UTC.")
    private @Nullable String timeZone;

    @JsonPropertyDescription("While it is true no scheduled backup is begun.")
    private @Nullable Boolean suspend;

    @JsonPropertyDescription(
            "Which backups are kept of those that nobody asked for by a MySQLBackup of their own. The newest good one"
                    + " always is. Default: all.")
    private @Nullable RetentionFields retention;

    @JsonPropertyDescription(
            "How it is made sure that a backup can be restored: Never, Checksum (default: its files are read back) or"
                    + " Restore (the newest one is also restored into a server that is thrown away).")
    private @Nullable String verify;

    @JsonPropertyDescription("The size of the backup volume, a Kubernetes quantity. Default: storage_size.")
    private @Nullable String storageSize;

    @Size(min = 1, max = 253)
    @JsonPropertyDescription(
            "The StorageClass that makes the backup volume. Default: storageClassName. It counts when the volume is made.")
    private @Nullable String storageClassName;

    public @Nullable String getSchedule() {
        return schedule;
    }

    public void setSchedule(@Nullable String schedule) {
        this.schedule = schedule;
    }

    public @Nullable String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(@Nullable String timeZone) {
        this.timeZone = timeZone;
    }

    public @Nullable Boolean getSuspend() {
        return suspend;
    }

    public void setSuspend(@Nullable Boolean suspend) {
        this.suspend = suspend;
    }

    public @Nullable RetentionFields getRetention() {
        return retention;
    }

    public void setRetention(@Nullable RetentionFields retention) {
        this.retention = retention;
    }

    public @Nullable String getVerify() {
        return verify;
    }

    public void setVerify(@Nullable String verify) {
        this.verify = verify;
    }

    public @Nullable String getStorageSize() {
        return storageSize;
    }

    public void setStorageSize(@Nullable String storageSize) {
        this.storageSize = storageSize;
    }

    public @Nullable String getStorageClassName() {
        return storageClassName;
    }

    public void setStorageClassName(@Nullable String storageClassName) {
        this.storageClassName = storageClassName;
    }
}
