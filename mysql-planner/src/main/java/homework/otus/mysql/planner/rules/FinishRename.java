package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Changes;
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
 * Finishes the rename that began, whatever is wished meanwhile; in a deletion, too, before the final backup: half of
 * the tables may have moved. Only a Job that says that nothing was changed, and why, ends it without the new name.
 */
public final class FinishRename implements Rule {
    private static final String NONE = "no rename is under way";

    @Override
    public String name() {
        return "Finish a rename of the database";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<String> to = situation.renamingTo();
        if (claim.isEmpty() || to.isEmpty()) {
            return Decision.pass(NONE);
        }
        Optional<PodFact> server = situation.server();
        return server.isEmpty()
                ? Decision.pass(Causes.NOT_UP)
                : rename(situation, claim.get(), to.get(), Servers.of(server.get()));
    }

    private static Decision rename(Situation situation, ClaimFact claim, String to, JobRequest.PodAddress server) {
        MySqlSpec applied = situation.applied();
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.RENAME_JOB);
        String note = "renamingTo=" + to;
        if (applied.database().equals(to)) {
            return Decision.next(
                    new Action.MarkRenaming(claim.uid(), Optional.empty()), "the database has that name", note);
        }
        return job.isPresent()
                ? outcome(situation, claim, to, job.get())
                : Decision.next(
                        new Action.RunJob(
                                new JobRequest.Rename(applied, to, server), situation.life(), situation.deleting()),
                        "no client sees the database; its objects move to the new name",
                        "database=" + applied.database(),
                        note,
                        Facts.NO_JOB,
                        Facts.deletion(situation));
    }

    private static Decision outcome(Situation situation, ClaimFact claim, String to, JobFact job) {
        String from = situation.applied().database();
        String uid = Facts.uid(job.uid());
        if (job.state() instanceof JobState.Renamed) {
            MySqlSpec renamed =
                    MySqlSpec.builder().from(situation.applied()).database(to).build();
            return Decision.next(
                    new Action.RecordApplied(claim.uid(), renamed, List.of(Changes.ofDatabase(from, to))),
                    "the database has its new name",
                    Facts.job(job),
                    uid);
        }
        Optional<JobState.Failed> refused = Renames.refused(job.state());
        if (refused.isPresent()) {
            return Decision.next(
                    new Action.MarkRenaming(claim.uid(), Optional.empty()),
                    "the server refused, and nothing was changed: "
                            + refused.get().message(),
                    Facts.job(job),
                    uid);
        }
        return job.state() instanceof JobState.Failed failed
                ? Retry.afterChange(situation, ObjectRole.RENAME_JOB, job.uid(), failed)
                : Decision.await(
                        new Condition.JobFinished(ObjectRole.RENAME_JOB),
                        "clients wait until the database has its new name",
                        Facts.job(job),
                        uid);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I4, Invariant.I6, Invariant.I10, Invariant.I11)
                .fires(
                        "a rename is noted on the data claim: a Job does it",
                        "the Job runs: its end is awaited",
                        "the database has its new name: that is recorded, and the note goes",
                        "the server refused, and nothing was changed: the note goes",
                        "the Job failed otherwise: it is tried again after 10 to 30 s, and clients wait")
                .passes(Causes.NO_SERVER, NONE, Causes.NOT_UP);
    }
}
