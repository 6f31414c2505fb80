package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Where the data of a new instance comes from. It counts until the data is open to clients. */
public final class RestoreFields {
    @Size(min = 1, max = 253)
    @JsonPropertyDescription(
            "A MySQLBackup of the same namespace, of this instance or another one. Default: the latest of its own.")
    private @Nullable String backupName;

    @JsonPropertyDescription("Begin empty, whatever backups there are.")
    private @Nullable Boolean none;

    public @Nullable String getBackupName() {
        return backupName;
    }

    public void setBackupName(@Nullable String backupName) {
        this.backupName = backupName;
    }

    public @Nullable Boolean getNone() {
        return none;
    }

    public void setNone(@Nullable Boolean none) {
        this.none = none;
    }
}
