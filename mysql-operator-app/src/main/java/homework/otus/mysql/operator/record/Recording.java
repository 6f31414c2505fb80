package homework.otus.mysql.operator.record;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import java.util.Optional;
import org.immutables.value.Value;

/** One look at an instance: all that a plan is made from, and the plan that was made. */
@Value.Immutable
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        get = {"*"})
public interface Recording {
    /** The version of the operator that looked. */
    String operator();

    MySqlSpec spec();

    ClusterSnapshot snapshot();

    /** The plan as text; absent when somebody took it out of the file. */
    Optional<String> plan();

    /** Nothing but the time of the look is different. */
    default boolean showsTheSameAs(Recording other) {
        return operator().equals(other.operator())
                && spec().equals(other.spec())
                && plan().equals(other.plan())
                && ClusterSnapshot.builder()
                        .from(snapshot())
                        .observedAt(other.snapshot().observedAt())
                        .build()
                        .equals(other.snapshot());
    }

    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Recording}. */
    final class Builder extends ImmutableRecording.Builder {
        Builder() {}
    }
}
