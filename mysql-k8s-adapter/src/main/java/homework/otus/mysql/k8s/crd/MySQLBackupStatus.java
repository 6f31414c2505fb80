package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the wish for a backup. It outlives the Job, and the instance. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonDeserialize(using = LenientBackupStatus.class)
public final class MySQLBackupStatus {
    @JsonPropertyDescription("Pending, Running, Succeeded or Failed.")
    private @Nullable String phase;

    @JsonPropertyDescription("The name of its files on the backup volume.")
    private @Nullable String backupId;

    @JsonPropertyDescription("How many tries have failed.")
    private @Nullable Integer failures;

    @JsonPropertyDescription("Whether a trial restore came out well: Good or Bad; absent while none was made.")
    private @Nullable String verified;

    @JsonPropertyDescription("Why it waits, failed, or is not deleted; or what could not be carried.")
    private @Nullable String message;

    @JsonPropertyDescription("When it was complete.")
    private @Nullable String completionTime;

    @JsonPropertyDescription("The size of its files, in bytes.")
    private @Nullable Long bytes;

    @JsonPropertyDescription("The same for people.")
    private @Nullable String size;

    @JsonPropertyDescription("How long it took, for people.")
    private @Nullable String duration;

    @JsonPropertyDescription("SHA-256 over the checksums of its files.")
    private @Nullable String checksum;

    @JsonPropertyDescription("The version of the server that was backed up.")
    private @Nullable String serverVersion;

    @JsonPropertyDescription("The image that the server had.")
    private @Nullable String image;

    @JsonPropertyDescription("How many tables are in it.")
    private @Nullable Long tables;

    @JsonPropertyDescription("How many rows are in it.")
    private @Nullable Long rows;

    @JsonPropertyDescription("Complete and Verified.")
    private List<Condition> conditions = new ArrayList<>();

    public @Nullable String getPhase() {
        return phase;
    }

    public void setPhase(@Nullable String phase) {
        this.phase = phase;
    }

    public @Nullable String getBackupId() {
        return backupId;
    }

    public void setBackupId(@Nullable String backupId) {
        this.backupId = backupId;
    }

    public @Nullable Integer getFailures() {
        return failures;
    }

    public void setFailures(@Nullable Integer failures) {
        this.failures = failures;
    }

    public @Nullable String getVerified() {
        return verified;
    }

    public void setVerified(@Nullable String verified) {
        this.verified = verified;
    }

    public @Nullable String getMessage() {
        return message;
    }

    public void setMessage(@Nullable String message) {
        this.message = message;
    }

    public @Nullable String getCompletionTime() {
        return completionTime;
    }

    public void setCompletionTime(@Nullable String completionTime) {
        this.completionTime = completionTime;
    }

    public @Nullable Long getBytes() {
        return bytes;
    }

    public void setBytes(@Nullable Long bytes) {
        this.bytes = bytes;
    }

    public @Nullable String getSize() {
        return size;
    }

    public void setSize(@Nullable String size) {
        this.size = size;
    }

    public @Nullable String getDuration() {
        return duration;
    }

    public void setDuration(@Nullable String duration) {
        this.duration = duration;
    }

    public @Nullable String getChecksum() {
        return checksum;
    }

    public void setChecksum(@Nullable String checksum) {
        this.checksum = checksum;
    }

    public @Nullable String getServerVersion() {
        return serverVersion;
    }

    public void setServerVersion(@Nullable String serverVersion) {
        this.serverVersion = serverVersion;
    }

    public @Nullable String getImage() {
        return image;
    }

    public void setImage(@Nullable String image) {
        this.image = image;
    }

    public @Nullable Long getTables() {
        return tables;
    }

    public void setTables(@Nullable Long tables) {
        this.tables = tables;
    }

    public @Nullable Long getRows() {
        return rows;
    }

    public void setRows(@Nullable Long rows) {
        this.rows = rows;
    }

    public List<Condition> getConditions() {
        return conditions;
    }

    public void setConditions(List<Condition> conditions) {
        this.conditions = conditions;
    }
}
