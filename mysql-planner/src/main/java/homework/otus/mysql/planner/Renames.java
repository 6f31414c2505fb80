package homework.otus.mysql.planner;

import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import java.util.Optional;

/** What rules ask about a rename of the database. */
public final class Renames {
    private Renames() {}

    /** Another name is wanted than the database has; of a deleted resource nothing is wanted any more. */
    public static boolean isWanted(Situation situation) {
        return !situation.deleting()
                && !situation.spec().database().equals(situation.applied().database());
    }

    /** Why the server does not give its database the name that is wanted now; the Job that says so is the fact. */
    public static Optional<JobState.Failed> refusal(Situation situation) {
        return isWanted(situation)
                ? situation
                        .snapshot()
                        .job(ObjectRole.RENAME_JOB)
                        .filter(job -> job.ownership() == Ownership.OURS && !job.terminating())
                        .filter(job -> job.life().equals(situation.life()))
                        .filter(job -> job.isAbout(situation.spec().database()))
                        .map(JobFact::state)
                        .flatMap(Renames::refused)
                : Optional.empty();
    }

    /** The failure that says that nothing was changed and nothing will. */
    public static Optional<JobState.Failed> refused(JobState state) {
        return state instanceof JobState.Failed failed && failed.failure() == JobState.Failure.REFUSED
                ? Optional.of(failed)
                : Optional.empty();
    }
}
