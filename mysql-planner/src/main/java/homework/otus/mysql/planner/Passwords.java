package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.WorkloadFact;
import java.util.Optional;

/**
 * What rules ask about root's password. The applied one is what the server had last for certain; the staged one it has
 * perhaps already. Only the Job of just that staged one can tell (invariant I11): that it is changed, that the server
 * refuses it and has the applied one, or that it has neither.
 */
public record Passwords(Situation situation) {
    public Optional<CredentialsFact> credentials() {
        return situation.snapshot().credentials().filter(fact -> fact.ownership() == Ownership.OURS);
    }

    public Optional<CredentialsFact.Staged> staged() {
        return credentials().flatMap(CredentialsFact::staged);
    }

    /** The Job that changes to the staged password; none of another rotation or life. */
    public Optional<JobFact> job() {
        return situation
                .snapshot()
                .job(ObjectRole.PASSWORD_JOB)
                .filter(job -> job.life().equals(situation.life()))
                .filter(job ->
                        staged().filter(staged -> job.isAbout(subject(staged))).isPresent());
    }

    private static String subject(CredentialsFact.Staged staged) {
        return String.valueOf(staged.rotation());
    }

    /** That Job, if it has failed in this way. */
    public Optional<JobState.Failed> failed(JobState.Failure failure) {
        return job().map(JobFact::state)
                .filter(JobState.Failed.class::isInstance)
                .map(JobState.Failed.class::cast)
                .filter(failed -> failed.failure() == failure);
    }

    /** The user has thought better of the staged password since. */
    public boolean isStagedUnwanted() {
        return !situation.deleting()
                && situation.snapshot().resource().passwordGiven()
                && staged().filter(staged -> !staged.current()).isPresent();
    }

    /** The servers of the workload set root's password anew when they start. */
    public boolean isReset() {
        return situation
                .workload()
                .flatMap(WorkloadFact::template)
                .filter(ServerTemplate::resetsPassword)
                .isPresent();
    }

    /** The server was started after the Job had found its password lost: what it said may be over. */
    public boolean isResetSince(JobState.Failed lost) {
        return isReset()
                && situation
                        .server()
                        .flatMap(server -> server.startedAt())
                        .filter(started -> !lost.at().isAfter(started))
                        .isPresent();
    }

    /** Somebody deletes the data claim by hand; its server holds it, as long as that runs. */
    public boolean isClaimGoing() {
        return situation.ours(Storage.DATA).filter(ClaimFact::terminating).isPresent();
    }

    /** Where the user writes the password, in words. */
    public String source() {
        return situation.snapshot().resource().passwordSecret().orElse("spec.password");
    }
}
