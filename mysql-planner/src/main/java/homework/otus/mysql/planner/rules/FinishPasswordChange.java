package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Changes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Passwords;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * A staged password is carried through before anything else logs in: a Job of it may have run unseen, so the server may have
 * it already (invariant I11). In a deletion too, since the final backup has to log in.
 */
public final class FinishPasswordChange implements Rule {
    private static final String NONE = "no password is staged";
    private static final String REFUSED = "the server refuses the staged password, and has the applied one";

    @Override
    public String name() {
        return "Finish a change of the password";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Passwords passwords = new Passwords(situation);
        Optional<CredentialsFact.Staged> staged = passwords.staged();
        if (staged.isEmpty()) {
            return Decision.pass(NONE);
        }
        Optional<PodFact> server = situation.server();
        if (server.isEmpty()) {
            return Decision.pass(Causes.NOT_UP);
        }
        return passwords
                .job()
                .map(job -> outcome(situation, passwords.credentials().orElseThrow(), staged.get(), job))
                .orElseGet(() -> Decision.next(
                        new Action.RunJob(
                                new JobRequest.ChangePassword(
                                        staged.get().rotation(), situation.applied(), Servers.of(server.get())),
                                situation.life(),
                                situation.deleting()),
                        "makes the staged password the only one of root, whichever of the two it has now",
                        rotation(staged.get()),
                        Facts.NO_JOB,
                        "pod=" + server.get().name()));
    }

    private static Decision outcome(
            Situation situation, CredentialsFact credentials, CredentialsFact.Staged staged, JobFact job) {
        if (job.state() instanceof JobState.PasswordChanged) {
            boolean asBefore = credentials.current() && staged.current();
            return Decision.next(
                    new Action.PromotePassword(
                            credentials.uid(), staged.rotation(), asBefore ? List.of() : List.of(Changes.PASSWORD)),
                    "the server has the staged password, and no other",
                    rotation(staged),
                    Facts.job(job),
                    Facts.uid(credentials.uid()));
        }
        if (job.state() instanceof JobState.Failed failed) {
            if (failed.failure() == JobState.Failure.REFUSED) {
                return Decision.pass(REFUSED);
            }
            boolean notResettable =
                    failed.failure() == JobState.Failure.WRONG_PASSWORD && new Passwords(situation).isClaimGoing();
            return notResettable
                    ? Retry.after(situation, ObjectRole.PASSWORD_JOB, job.uid(), failed)
                    : Retry.afterChange(situation, ObjectRole.PASSWORD_JOB, job.uid(), failed);
        }
        return Decision.await(
                new Condition.JobFinished(ObjectRole.PASSWORD_JOB),
                "which password the server has is known then",
                rotation(staged),
                Facts.job(job),
                Facts.uid(job.uid()));
    }

    private static String rotation(CredentialsFact.Staged staged) {
        return "rotation=" + staged.rotation();
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I6, Invariant.I10, Invariant.I11)
                .fires(
                        "a password is staged: a Job makes it the only one of root",
                        "that Job runs: its end is awaited",
                        "it is complete: the staged password becomes the applied one",
                        "it failed in a way that may pass: it is tried again after a pause",
                        "the server's password is lost, and its claim is being deleted, so that it cannot be reset: blocked")
                .passes(Causes.NO_SERVER, NONE, Causes.NOT_UP, REFUSED);
    }
}
