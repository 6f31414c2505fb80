package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Renames;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * With a data claim its notes are lost: what the database was called, and whether it was being renamed. The server
 * knows both. A rename Job to the name that is believed finishes what began, and tells whether that database exists.
 */
public final class FindDatabase implements Rule {
    private static final String KNOWN = "the data claim tells what the database is called";
    private static final String FOUND = "the server has the database";
    private static final String NOT_FOUND = "the server has no such database, and a final backup takes all there are";

    @Override
    public String name() {
        return "Find the database in data of which nothing is known";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        if (claim.isEmpty()) {
            return Decision.pass(Causes.NO_CLAIM);
        }
        if (claim.get().opening().state() != Opening.State.UNKNOWN
                || claim.get().renamingTo().isPresent()) {
            return Decision.pass(KNOWN);
        }
        Optional<PodFact> server = situation.server();
        return server.isEmpty() ? Decision.pass(Causes.NOT_UP) : find(situation, claim.get(), server.get());
    }

    private static Decision find(Situation situation, ClaimFact claim, PodFact server) {
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.RENAME_JOB);
        MySqlSpec applied = situation.applied();
        return job.isPresent()
                ? outcome(situation, claim, job.get())
                : Decision.next(
                        new Action.RunJob(
                                new JobRequest.Rename(applied, applied.database(), Servers.of(server)),
                                situation.life(),
                                situation.deleting()),
                        "whether the database was being renamed is not known; the Job finds out, and finishes that",
                        "database=" + applied.database(),
                        Facts.opening(situation),
                        Facts.NO_JOB);
    }

    private static Decision outcome(Situation situation, ClaimFact claim, JobFact job) {
        if (job.state() instanceof JobState.Renamed) {
            return Decision.pass(FOUND);
        }
        Optional<JobState.Failed> refused = Renames.refused(job.state());
        if (refused.isPresent()) {
            return notFound(situation, claim, job, refused.get());
        }
        return job.state() instanceof JobState.Failed failed
                ? Retry.afterChange(situation, ObjectRole.RENAME_JOB, job.uid(), failed)
                : Decision.await(
                        new Condition.JobFinished(ObjectRole.RENAME_JOB),
                        "no client may connect before",
                        Facts.job(job),
                        Facts.uid(job.uid()));
    }

    private static Decision notFound(Situation situation, ClaimFact claim, JobFact job, JobState.Failed refused) {
        if (situation.deleting()) {
            return Decision.pass(NOT_FOUND);
        }
        if (Renames.isWanted(situation)) {
            MySqlSpec named = MySqlSpec.builder()
                    .from(situation.applied())
                    .database(situation.spec().database())
                    .build();
            return Decision.next(
                    new Action.RecordApplied(claim.uid(), named, List.of()),
                    "the server has no database " + situation.applied().database() + "; the spec names another one",
                    Facts.opening(situation),
                    Facts.job(job),
                    Facts.uid(claim.uid()));
        }
        return Decision.block(
                "DatabaseUnknown",
                "the data claim was lost, and with it the name of the database: " + refused.message()
                        + ". Put the name that it has into spec.database; another one can be chosen after that");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I10, Invariant.I11)
                .fires(
                        "the data claim was lost and made anew: a Job finishes a rename that may have begun, and looks",
                        "the Job runs: its end is awaited",
                        "the database is not there: blocked, until the spec names the one that is; then that is recorded",
                        "the Job failed otherwise: it is tried again after 10 to 30 s")
                .passes(Causes.NO_SERVER, Causes.NO_CLAIM, KNOWN, Causes.NOT_UP, FOUND, NOT_FOUND);
    }
}
