package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.BackupNames;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Backs up what clients may have written before anything is destroyed (invariant I1). The Job fences
 * the server first, and fails when the fence did not hold (invariant I14).
 */
public final class TakeFinalBackup implements Rule {
    @Override
    public String name() {
        return "Take the final backup";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.deleting()) {
            return Decision.pass(Causes.NOT_DELETED);
        }
        Optional<String> noFinalBackup = situation.noFinalBackup();
        if (noFinalBackup.isPresent()) {
            return Decision.pass(noFinalBackup.get());
        }
        Optional<PodFact> server = situation.server();
        if (server.isEmpty()) {
            return Decision.pass(Causes.NOT_UP);
        }
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.BACKUP_JOB);
        return job.isPresent() ? outcome(situation, job.get()) : backUp(situation, server.get());
    }

    private static Decision backUp(Situation situation, PodFact server) {
        JobRequest backup = new JobRequest.Backup(
                BackupNames.at(situation.snapshot()), true, situation.applied(), Servers.of(server));
        return Decision.next(
                new Action.RunJob(backup, situation.life(), true),
                "fences the server, then saves what clients have written",
                Facts.DELETION,
                Facts.opening(situation),
                "finalBackup=absent",
                Facts.NO_JOB,
                "pod=" + server.name());
    }

    private static Decision outcome(Situation situation, JobFact job) {
        if (job.state() instanceof JobState.Failed failed) {
            return Retry.after(situation, ObjectRole.BACKUP_JOB, job.uid(), failed);
        }
        String uid = Facts.uid(job.uid());
        if (job.state() instanceof JobState.BackedUp done) {
            return Decision.next(
                    new Action.Delete(ObjectRole.BACKUP_JOB, job.uid()),
                    "the server was restarted without the fence after this backup",
                    Facts.backup(done.backup().id()),
                    Facts.job(job),
                    uid);
        }
        return Decision.await(
                new Condition.JobFinished(ObjectRole.BACKUP_JOB),
                "nothing is removed before it is verified",
                Facts.job(job),
                uid);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1, Invariant.I3, Invariant.I4, Invariant.I14)
                .fires(
                        "the resource is deleted, clients may have written, and nothing is saved: a Job fences and saves",
                        "that Job runs: its end is awaited",
                        "the server ran without the fence after the backup: the Job goes, and another is taken",
                        "it failed: it is tried again after a pause, or blocked when that cannot help")
                .passes(Causes.NOT_DELETED, Causes.NO_BACKUP, Causes.NOT_UP);
    }
}
