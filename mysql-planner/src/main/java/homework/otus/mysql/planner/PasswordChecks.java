package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.WorkloadFact;
import java.util.Optional;

/** What has to be proven about root's password before a step (invariant I11). Only the Job of that very rotation is a proof. */
record PasswordChecks(ClusterSnapshot now) {
    private static final String STAGED_OVER = "I11: a password that the server may have is overwritten";
    private static final String PROMOTED = "I11: a password promoted that the server may not have";
    private static final String NOT_STAGED = "I11: a change to a password that is not staged";
    private static final String LOGIN = "I11: a login with a password that the server may not have";
    private static final String RESET = "I11: a password reset that is not proven to be lost";

    Optional<String> stage() {
        return staged().isEmpty() || failed(JobState.Failure.REFUSED) || failed(JobState.Failure.WRONG_PASSWORD)
                ? Optional.empty()
                : Optional.of(STAGED_OVER);
    }

    Optional<String> promote(Action.PromotePassword action) {
        boolean proven = staged().filter(staged -> staged.rotation() == action.rotation())
                        .isPresent()
                && state().filter(JobState.PasswordChanged.class::isInstance).isPresent();
        return proven ? Optional.empty() : Optional.of(PROMOTED);
    }

    Optional<String> change(JobRequest.ChangePassword request) {
        return staged().filter(staged -> staged.rotation() == request.rotation())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(NOT_STAGED);
    }

    /** Of a Job that knows the applied password only. */
    Optional<String> login() {
        return staged().isEmpty() || failed(JobState.Failure.REFUSED) ? Optional.empty() : Optional.of(LOGIN);
    }

    Optional<String> template(ServerTemplate template) {
        boolean already = now.workload()
                .flatMap(WorkloadFact::template)
                .filter(ServerTemplate::resetsPassword)
                .isPresent();
        return !template.resetsPassword() || already || failed(JobState.Failure.WRONG_PASSWORD)
                ? Optional.empty()
                : Optional.of(RESET);
    }

    private Optional<CredentialsFact.Staged> staged() {
        return now.credentials().flatMap(CredentialsFact::staged);
    }

    private Optional<JobState> state() {
        return now.job(ObjectRole.PASSWORD_JOB)
                .filter(job -> staged().filter(staged -> job.isAbout(String.valueOf(staged.rotation())))
                        .isPresent())
                .filter(job -> job.life().equals(now.resource().uid()))
                .map(JobFact::state);
    }

    private boolean failed(JobState.Failure failure) {
        return state().filter(state -> state instanceof JobState.Failed failed && failed.failure() == failure)
                .isPresent();
    }
}
