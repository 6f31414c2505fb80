package homework.otus.mysql.model;

import java.util.List;
import java.util.SortedMap;
import org.immutables.value.Value;

/** What a user may set about the server and its pod. A change of any of it restarts the server. */
@House
@Value.Immutable
public interface ServerSettings {
    /** Everything as the image and the cluster have it. */
    ServerSettings NONE = builder().build();

    /** Options of mysqld by name, as in the group {@code [mysqld]} of an option file; an empty value is an option without one. */
    @Value.NaturalOrder
    SortedMap<String, String> config();

    /** What the pod asks for, by resource ({@code cpu}, {@code memory}), Kubernetes quantities. */
    @Value.NaturalOrder
    SortedMap<String, String> requests();

    /** What the pod may use, by resource, Kubernetes quantities. */
    @Value.NaturalOrder
    SortedMap<String, String> limits();

    /** Labels that the node must have. */
    @Value.NaturalOrder
    SortedMap<String, String> nodeSelector();

    /** Taints that the pod puts up with. */
    List<Toleration> tolerations();

    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ServerSettings}. */
    final class Builder extends ImmutableServerSettings.Builder {
        Builder() {}
    }
}
