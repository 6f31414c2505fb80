package homework.otus.mysql.model;

import java.util.Optional;
import org.immutables.value.Value;

/** A Job of ours as it was observed. */
@House
@Value.Immutable
public interface JobFact extends ObjectFact {
    /** The life of the resource for which it was created. */
    Uid life();

    /** It was created after the deletion of that life had begun. */
    boolean forDeletion();

    /** What it was asked to do, see {@link JobRequest#subject()}; empty when nothing says so. */
    Optional<String> subject();

    JobState state();

    /** Whether it was asked for just that. */
    default boolean isAbout(String subject) {
        return subject().equals(Optional.of(subject));
    }

    /** The same Job, in another state. */
    default JobFact withState(JobState state) {
        return builder().from(this).state(state).build();
    }

    /** Starts a Job that is ours and not being deleted. */
    static Builder builder() {
        return new Builder().ownership(Ownership.OURS).terminating(false).forDeletion(false);
    }

    /** Builds a {@link JobFact}. */
    final class Builder extends ImmutableJobFact.Builder {
        Builder() {}
    }
}
