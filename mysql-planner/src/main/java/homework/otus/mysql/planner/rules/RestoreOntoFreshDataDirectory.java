package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Restores the latest backup into data that no client has seen, before any can (invariant I2). Data
 * of which that is not known is offered the restore too: the script refuses what holds anything
 * that no restore of ours made, and then the data is kept as it is.
 */
public final class RestoreOntoFreshDataDirectory implements Rule {
    @Override
    public String name() {
        return "Restore onto a fresh data directory";
    }

    @Override
    public Decision decide(Situation situation) {
        Opening opening = situation.opening();
        if (!situation.wantsServer() || opening.isOpen()) {
            return Decision.pass("restore skipped: data directory already initialised and opened");
        }
        Optional<BackupRecord> latest = situation.catalogue().flatMap(catalogue -> catalogue.latest());
        Optional<PodFact> server = situation.server();
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        if (latest.isEmpty() || server.isEmpty() || claim.isEmpty()) {
            return Decision.pass("restore skipped: there is no backup");
        }
        if (opening.state() == Opening.State.NEVER && !Servers.bornInThisLife(situation, server.get())) {
            return Decision.pass("restore skipped: data directory already initialised");
        }
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.RESTORE_JOB);
        return job.isEmpty()
                ? Decision.next(
                        new Action.RunJob(
                                new JobRequest.Restore(latest.get(), situation.applied(), Servers.of(server.get())),
                                situation.life(),
                                situation.deleting()),
                        opening.state() == Opening.State.NEVER
                                ? "data directory is fresh and a verified backup exists"
                                : "whether the data directory is fresh is not known; the Job finds out",
                        "backup=" + latest.get().id())
                : decide(situation, opening, claim.get(), job.get());
    }

    private static Decision decide(Situation situation, Opening opening, ClaimFact claim, JobFact job) {
        if (job.state() instanceof JobState.Restored restored) {
            return Decision.next(
                    new Action.OpenData(claim.uid(), Opening.restored(restored.backup())),
                    "backup " + restored.backup() + " is restored");
        }
        if (job.state() instanceof JobState.Failed failed) {
            boolean keep = failed.failure() == JobState.Failure.NOT_EMPTY && opening.state() == Opening.State.UNKNOWN;
            return keep
                    ? Decision.next(
                            new Action.OpenData(claim.uid(), Opening.KEPT), "the data directory holds data already")
                    : Retry.after(situation, ObjectRole.RESTORE_JOB, job.uid(), failed);
        }
        return Decision.await(new Condition.JobFinished(ObjectRole.RESTORE_JOB), "no client may connect before");
    }
}
