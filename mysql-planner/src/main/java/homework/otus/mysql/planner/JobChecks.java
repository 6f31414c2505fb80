package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.ObjectRole;
import java.util.Optional;

/** What {@link PlanValidator} asks before a Job is started. */
record JobChecks(ClusterSnapshot now) implements JobRequest.Cases<Optional<String>> {
    @Override
    public Optional<String> on(JobRequest.Backup request) {
        return data().opened()
                ? new RenameChecks(now)
                        .notBetween("a backup")
                        .or(() -> data().usesApplied(request.applied()))
                        .or(passwords()::login)
                : PlanValidator.broken("I3", "a backup of data that was never opened");
    }

    @Override
    public Optional<String> on(JobRequest.Restore request) {
        return data().opened()
                ? PlanValidator.broken("I2", "a restore onto opened data")
                : data().usesApplied(request.applied()).or(passwords()::login);
    }

    @Override
    public Optional<String> on(JobRequest.Inventory request) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(JobRequest.ChangePassword request) {
        return data().usesApplied(request.applied()).or(() -> passwords().change(request));
    }

    @Override
    public Optional<String> on(JobRequest.Rename request) {
        return passwords()
                .login()
                .or(() -> new RenameChecks(now).run(request))
                .or(() -> data().usesApplied(request.applied()));
    }

    @Override
    public Optional<String> on(JobRequest.Versions request) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(JobRequest.Wipe request) {
        boolean inUse = !now.pods().isEmpty() || now.workload().isPresent();
        if (inUse) {
            return PlanValidator.broken("I1", "a wipe under a running server");
        }
        return data().destroyable(ObjectRole.DATA_CLAIM)
                ? Optional.empty()
                : PlanValidator.broken("I1", "data wiped that is not safe in a backup");
    }

    @Override
    public Optional<String> on(JobRequest.Prune request) {
        return new BackupChecks(now).prune(request);
    }

    @Override
    public Optional<String> on(JobRequest.Verify request) {
        return Optional.empty();
    }

    private DataChecks data() {
        return new DataChecks(now);
    }

    private PasswordChecks passwords() {
        return new PasswordChecks(now);
    }
}
