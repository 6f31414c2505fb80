package homework.otus.mysql.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The Deployment of the server as it was observed. */
@House
@Value.Immutable
public interface WorkloadFact extends ObjectFact {
    /** What it was made from; empty when nothing says so. */
    Optional<ServerTemplate> template();

    /** The fields of ours that somebody else has changed, as paths in the order of their names. */
    List<String> drift();

    /** Of a workload whose template is not known, 0: that of its pods is not, either. */
    default int revision() {
        return template().map(ServerTemplate::revision).orElse(0);
    }

    /** Starts a workload that is ours and in use. */
    static Builder builder() {
        return new Builder().ownership(Ownership.OURS).terminating(false);
    }

    /** Builds a {@link WorkloadFact}. */
    final class Builder extends ImmutableWorkloadFact.Builder {
        Builder() {}
    }
}
