package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupProgress.Verified;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Retry;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Tries a restore of the newest good backup, in a server of its own that is thrown away, where the user wants that. */
public final class VerifyBackup implements Rule {
    private static final String NOT_WANTED = "spec.backup.verify is not Restore";
    private static final String NOTHING = "the newest good backup needs no trial";
    private static final String CANNOT = "the newest good backup cannot be tried, and says so";

    @Override
    public String name() {
        return "Verify a backup by a restore";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        if (situation.spec().backup().verify() != BackupPolicy.Verify.RESTORE) {
            return Decision.pass(NOT_WANTED);
        }
        Backups backups = new Backups(situation);
        Optional<BackupRecord> latest = backups.latest();
        Optional<BackupFact> untried = latest.flatMap(record -> backups.of(record.id()))
                .filter(backup -> !backup.terminating()
                        && backup.progress().phase() == BackupProgress.Phase.SUCCEEDED
                        && backup.progress().verified() == Verified.UNKNOWN);
        return untried.isEmpty() ? Decision.pass(NOTHING) : verify(situation, untried.get(), latest.orElseThrow());
    }

    private static Decision verify(Situation situation, BackupFact backup, BackupRecord record) {
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.VERIFY_JOB);
        if (job.isEmpty()) {
            return Decision.next(
                    new Action.RunJob(new JobRequest.Verify(record, situation.applied()), situation.life(), false),
                    "a backup that was restored once can be restored",
                    Facts.backup(record.id()),
                    Facts.NO_JOB);
        }
        JobFact there = job.get();
        String uid = Facts.uid(there.uid());
        if (!there.state().isFinished()) {
            return Decision.await(
                    new Condition.JobFinished(ObjectRole.VERIFY_JOB),
                    "it restores into a server of its own",
                    Facts.job(there),
                    uid);
        }
        if (!there.isAbout(record.id().value())) {
            Optional<Decision> news = untold(situation, there);
            if (news.isPresent()) {
                return news.get();
            }
            return Decision.next(
                    new Action.Delete(ObjectRole.VERIFY_JOB, there.uid()),
                    "it tried another backup",
                    Facts.job(there),
                    uid);
        }
        if (there.state() instanceof JobState.Failed failed && failed.failure() == JobState.Failure.PASSING) {
            return Retry.after(situation, ObjectRole.VERIFY_JOB, there.uid(), failed);
        }
        return tell(situation, backup, record, there).orElseGet(() -> Decision.pass(CANNOT));
    }

    /** What was found out about another one counts as well, although there is a newer one by now. */
    private static Optional<Decision> untold(Situation situation, JobFact job) {
        boolean passing = job.state() instanceof JobState.Failed failed && failed.failure() == JobState.Failure.PASSING;
        Backups backups = new Backups(situation);
        return job.subject()
                .filter(subject -> !passing)
                .flatMap(subject -> backups.listed(new BackupId(subject)))
                .flatMap(record -> backups.of(record.id())
                        .filter(backup -> !backup.terminating()
                                && backup.progress().phase() == BackupProgress.Phase.SUCCEEDED
                                && backup.progress().verified() == Verified.UNKNOWN)
                        .flatMap(backup -> tell(situation, backup, record, job)));
    }

    /** Empty when that was told before. */
    private static Optional<Decision> tell(Situation situation, BackupFact backup, BackupRecord record, JobFact job) {
        BackupProgress progress = outcome(situation, backup, job);
        return progress.equals(backup.progress())
                ? Optional.empty()
                : Optional.of(Decision.next(
                        new Action.EditBackup(
                                new BackupEdit.Tell(backup.name(), backup.uid(), progress, Optional.of(record))),
                        "the trial is over",
                        Facts.backup(record.id()),
                        Facts.job(job),
                        Facts.uid(backup.uid())));
    }

    /** A trial that cannot be made, on a server that is too old for one, says nothing about the backup. */
    private static BackupProgress outcome(Situation situation, BackupFact backup, JobFact job) {
        BackupProgress.Builder progress = BackupProgress.builder().from(backup.progress());
        if (job.state() instanceof JobState.Failed failed) {
            return failed.failure() == JobState.Failure.BACKUP_BROKEN
                    ? progress.verified(Verified.BAD)
                            .message("a trial restore failed: " + failed.message())
                            .build()
                    : progress.message("cannot be tried: " + failed.message() + "; delete the job "
                                    + situation.name(ObjectRole.VERIFY_JOB) + " to try again")
                            .build();
        }
        return progress.verified(Verified.GOOD).build();
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I4, Invariant.I11)
                .fires(
                        "verify is Restore, and the newest good backup was not tried: a Job tries it, and is awaited",
                        "the trial is over: the MySQLBackup tells how it came out",
                        "it could not be made: it is tried again after a pause; where that cannot help the MySQLBackup says so")
                .passes(Causes.DELETED, NOT_WANTED, NOTHING, CANNOT);
    }
}
