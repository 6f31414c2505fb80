package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.House;
import homework.otus.mysql.model.BackupId;
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

    /** What follows the script's name. */
    List<String> arguments();

    String image();

    List<EnvVar> environment();

    /** Room that is empty when it starts and gone after it, and where that is in the container. */
    Optional<String> scratch();

    /** The one volume that it sees, if it needs one. */
    Optional<VolumeUse> volume();

    /** A claim, and where it is in the container. */
    record VolumeUse(String claim, String mountPath, boolean readOnly) {}

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
