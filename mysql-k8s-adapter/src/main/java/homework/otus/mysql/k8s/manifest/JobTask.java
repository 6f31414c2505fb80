package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.House;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** In what one kind of Job differs from the others. */
@House
@Value.Immutable
interface JobTask {
    /** The script without its ending. */
    String script();

    String image();

    List<EnvVar> environment();

    /** The one volume that it sees, if it needs one. */
    Optional<VolumeUse> volume();

    /** A claim, and where it is in the container. */
    record VolumeUse(ObjectRole claim, String mountPath, boolean readOnly) {}

    Duration deadline();

    /** The backup that it makes or restores. */
    Optional<BackupId> backup();

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link JobTask}. */
    final class Builder extends ImmutableJobTask.Builder {
        Builder() {}
    }
}
