package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.AdapterSettings;
import java.time.Duration;
import java.util.Set;
import org.immutables.value.Value;

/** What an installation may set. */
@Value.Immutable
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        get = {"*"})
public interface OperatorSettings {
    /** How many instances are worked on at once. */
    @Value.Default
    default int workers() {
        return 4;
    }

    /** The port of the probes; 0 for any that is free, negative for none. */
    @Value.Default
    default int healthPort() {
        return -1;
    }

    /** Of several operators only one acts. */
    @Value.Default
    default boolean leaderElection() {
        return false;
    }

    @Value.Default
    default String leaseNamespace() {
        return "default";
    }

    /** Whose resources are acted on; empty: those of every namespace. */
    Set<String> namespaces();

    @Value.Default
    default AdapterSettings adapter() {
        return AdapterSettings.defaults();
    }

    /** How long one visit may take before the probe of liveness asks for a new start. */
    @Value.Default
    default Duration stuckAfter() {
        return Duration.ofMinutes(15);
    }

    /** How many looks at one instance are remembered. */
    @Value.Default
    default int historyPerInstance() {
        return 20;
    }

    /** How many looks are remembered in all; each is a few kilobytes. */
    @Value.Default
    default int historyOverall() {
        return 1000;
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link OperatorSettings}. */
    final class Builder extends ImmutableOperatorSettings.Builder {
        Builder() {}
    }
}
