package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import java.util.Optional;

/** What {@link PlanValidator} holds a rename to: between its note and its recorded end, a database may be in two halves. */
record RenameChecks(ClusterSnapshot now) {
    private static final Optional<String> SOUND = Optional.empty();

    /** Invariant I10: the name that is recorded is the one that the data has. */
    Optional<String> recorded(Action.RecordApplied action) {
        String database = action.applied().database();
        boolean sameName = applied().orElse(database).equals(database);
        if (sameName) {
            return SOUND;
        }
        boolean done = note().filter(database::equals).isPresent()
                && job(database)
                        .filter(job -> job.state() instanceof JobState.Renamed)
                        .isPresent();
        boolean notFound = isUnknown()
                && applied()
                        .flatMap(this::job)
                        .map(JobFact::state)
                        .flatMap(Renames::refused)
                        .isPresent();
        return done || notFound ? SOUND : Optional.of("I10: a database name recorded that no Job gave");
    }

    Optional<String> marked(Action.MarkRenaming action) {
        return action.to().map(this::begun).orElseGet(this::givenUp);
    }

    private Optional<String> begun(String to) {
        if (note().filter(another -> !another.equals(to)).isPresent()) {
            return Optional.of("I10: a rename begun before the one under way is finished");
        }
        boolean opened =
                now.dataClaim().filter(claim -> claim.opening().isOpen()).isPresent();
        return opened && !now.resource().isDeleting()
                ? SOUND
                : Optional.of("I10: a rename begun of data that is not open, or of a deleted resource");
    }

    /** Only a Job can know that nothing has moved. */
    private Optional<String> givenUp() {
        Optional<String> to = note();
        boolean untouched = to.isEmpty()
                || to.equals(applied())
                || to.flatMap(this::job)
                        .map(JobFact::state)
                        .flatMap(Renames::refused)
                        .isPresent();
        return untouched ? SOUND : Optional.of("I10: a rename given up that may be half done");
    }

    Optional<String> run(JobRequest.Rename request) {
        boolean looks = isUnknown() && applied().filter(request.to()::equals).isPresent();
        if (!looks && note().filter(request.to()::equals).isEmpty()) {
            return Optional.of("I6: a rename without a note of it");
        }
        return now.service()
                        .filter(service -> service.ownership() == Ownership.OURS)
                        .isPresent()
                ? Optional.of("I2: a rename before the eyes of clients")
                : SOUND;
    }

    /** {@code what} must not be while the database may be in two halves. */
    Optional<String> notBetween(String what) {
        return note().map(to -> "I10: " + what + " while the database is being renamed to " + to);
    }

    /** With its claim, the name of the database was lost. */
    private boolean isUnknown() {
        return now.dataClaim()
                .filter(claim -> claim.opening().state() == Opening.State.UNKNOWN)
                .isPresent();
    }

    private Optional<String> note() {
        return now.dataClaim().flatMap(ClaimFact::renamingTo);
    }

    private Optional<String> applied() {
        return now.dataClaim().flatMap(ClaimFact::applied).map(MySqlSpec::database);
    }

    private Optional<JobFact> job(String to) {
        return now.job(ObjectRole.RENAME_JOB)
                .filter(job ->
                        job.isAbout(to) && job.life().equals(now.resource().uid()));
    }
}
