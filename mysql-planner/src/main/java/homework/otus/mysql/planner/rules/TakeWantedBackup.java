package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Phase;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.BackupNames;
import homework.otus.mysql.planner.Backups;
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
 * Takes the backups that MySQLBackup resources ask for, the oldest first and one at a time. Which backup it becomes is
 * written into the resource before the Job is made, so that no crash takes it twice; another try is another backup.
 */
public final class TakeWantedBackup implements Rule {
    private static final String NONE = "no backup is asked for";
    private static final int TRIES = 3;

    @Override
    public String name() {
        return "Take a backup that is asked for";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        Optional<BackupFact> wanted = new Backups(situation).wanted();
        if (wanted.isEmpty()) {
            return Decision.pass(NONE);
        }
        Optional<PodFact> server = situation.server();
        if (server.isEmpty() || !situation.opening().isOpen()) {
            return Decision.pass(Causes.NOT_UP);
        }
        BackupFact backup = wanted.get();
        if (!backup.guarded()) {
            return Decision.next(
                    new Action.EditBackup(new BackupEdit.Guard(backup.name(), backup.uid())),
                    "its files go with it when it is deleted",
                    Facts.uid(backup.uid()));
        }
        if (backup.id().isEmpty()) {
            return tell(situation, backup, begun(situation, backup, 0, Optional.empty()), "it is its turn");
        }
        Optional<BackupRecord> listed =
                new Backups(situation).listed(backup.id().get());
        if (listed.isPresent()) {
            return Decision.next(
                    new Action.EditBackup(new BackupEdit.Tell(
                            backup.name(), backup.uid(), Backups.succeeded(backup, listed.get()), listed)),
                    "the backup is complete and verified",
                    Facts.backup(listed.get().id()),
                    Facts.uid(backup.uid()));
        }
        return job(situation, backup, backup.id().get(), server.get());
    }

    private static Decision job(Situation situation, BackupFact backup, BackupId id, PodFact server) {
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.BACKUP_JOB);
        if (job.isEmpty()) {
            return Decision.next(
                    new Action.RunJob(
                            new JobRequest.Backup(id, false, situation.applied(), Servers.of(server)),
                            situation.life(),
                            false),
                    "backup " + backup.name() + " is asked for",
                    Facts.backup(id),
                    Facts.NO_JOB,
                    "pod=" + server.name());
        }
        JobFact there = job.get();
        if (!there.state().isFinished()) {
            return Decision.await(
                    new Condition.JobFinished(ObjectRole.BACKUP_JOB),
                    "one backup of an instance at a time",
                    Facts.job(there),
                    Facts.uid(there.uid()));
        }
        return there.isAbout(id.value()) && there.state() instanceof JobState.Failed failed
                ? failed(situation, backup, failed)
                : Decision.next(
                        new Action.Delete(ObjectRole.BACKUP_JOB, there.uid()),
                        "it belongs to earlier work, and a backup is to be taken",
                        Facts.job(there),
                        Facts.uid(there.uid()));
    }

    private static Decision failed(Situation situation, BackupFact backup, JobState.Failed failed) {
        int failures = backup.progress().failures() + 1;
        if (failed.failure() != JobState.Failure.PASSING || failures >= TRIES) {
            return tell(
                    situation,
                    backup,
                    BackupProgress.builder()
                            .from(Backups.failed(backup, failed.message()))
                            .failures(failures)
                            .build(),
                    "it failed, and is not tried again");
        }
        return Retry.pauseOfChange(situation, ObjectRole.BACKUP_JOB, failed)
                .orElseGet(() -> tell(
                        situation,
                        backup,
                        begun(situation, backup, failures, Optional.of(failed.message())),
                        "it failed and is tried again: " + failed.message()));
    }

    private static BackupProgress begun(
            Situation situation, BackupFact backup, int failures, Optional<String> message) {
        return BackupProgress.builder()
                .from(backup.progress())
                .phase(Phase.RUNNING)
                .id(BackupNames.at(situation.snapshot()))
                .failures(failures)
                .message(message)
                .build();
    }

    private static Decision tell(Situation situation, BackupFact backup, BackupProgress progress, String why) {
        return Decision.next(
                new Action.EditBackup(new BackupEdit.Tell(backup.name(), backup.uid(), progress, Optional.empty())),
                why,
                "failures=" + progress.failures(),
                progress.id().map(Facts::backup).orElse("backup=none"),
                Facts.uid(backup.uid()),
                Facts.deletion(situation));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I3, Invariant.I4, Invariant.I6, Invariant.I11)
                .fires(
                        "a MySQLBackup is not finished: it gets our finalizer, then the id of its backup, then the Job runs",
                        "another backup Job is there: its end is awaited, then it goes",
                        "the backup is in the catalogue: the resource tells so",
                        "its Job failed: it is tried again after a pause, three times at most; then the resource says failed")
                .passes(Causes.DELETED, NONE, Causes.NOT_UP);
    }
}
