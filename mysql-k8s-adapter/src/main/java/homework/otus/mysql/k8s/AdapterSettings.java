package homework.otus.mysql.k8s;

import java.time.Duration;
import org.immutables.value.Value;

/** What an installation may set about the objects that we create. */
@House
@Value.Immutable
public interface AdapterSettings {
    /** The directory of a node under which static volumes have theirs. */
    @Value.Default
    default String hostPathRoot() {
        return "/var/lib/mysql-operator";
    }

    /** As Kubernetes takes it: {@code IfNotPresent}, {@code Always} or {@code Never}. */
    @Value.Default
    default String imagePullPolicy() {
        return "IfNotPresent";
    }

    /**
     * How long a Job that copies data may take. A day: the data of a hundred of gigabytes passes in it, and
     * a Job that hangs (a volume that never mounts, a lock that is never given) is ended by it.
     */
    @Value.Default
    default Duration copyDeadline() {
        return Duration.ofHours(24);
    }

    /** How long a Job that only looks or removes may take; pulling its image is part of it. */
    @Value.Default
    default Duration shortDeadline() {
        return Duration.ofMinutes(10);
    }

    static AdapterSettings defaults() {
        return builder().build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link AdapterSettings}. */
    final class Builder extends ImmutableAdapterSettings.Builder {
        Builder() {}
    }
}
