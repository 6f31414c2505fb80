package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/** What the pods of a workload are made from. */
@House
@Value.Immutable
public interface ServerTemplate {
    /** What was last applied: image and settings of the server, and the database that a first start creates. */
    MySqlSpec applied();

    Uid life();

    /**
     * The server starts only on a data directory that is fresh, or was first initialised in that life;
     * empty: it starts on any, and an init container reports beforehand which life that was.
     */
    Optional<Uid> bornIn();

    /** The server sets root's password anew when it starts: the one that it had is lost. */
    @Value.Default
    default boolean resetsPassword() {
        return false;
    }

    /** Counts the templates of one workload, so that a pod can be told from those of the template before. */
    @Value.Default
    default int revision() {
        return 1;
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ServerTemplate}. */
    final class Builder extends ImmutableServerTemplate.Builder {
        Builder() {}
    }
}
