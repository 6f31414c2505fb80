package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.Uid;

/** Facts as steps carry them, {@code name=value}, where several rules use the same. */
public final class Facts {
    public static final String DELETION = "deletionRequested=true";
    public static final String NO_DELETION = "deletionRequested=false";
    public static final String NO_JOB = "job=absent";

    private Facts() {}

    public static String deletion(Situation situation) {
        return situation.deleting() ? DELETION : NO_DELETION;
    }

    /** The identity of an object that is touched; one that so far exists in the simulation only has none yet. */
    public static String uid(Uid uid) {
        return "uid=" + (uid.isSimulated() ? "none-yet" : uid.value());
    }

    public static String backup(BackupId backup) {
        return "backup=" + backup;
    }

    public static String opening(Situation situation) {
        return "opening=" + situation.opening().state();
    }

    /** How far a Job is, and of a failed one whether that may pass. */
    public static String job(JobFact job) {
        if (job.state() instanceof JobState.Failed failed) {
            return "job=failed:" + failed.failure();
        }
        return job.state().isFinished() ? "job=complete" : "job=running";
    }

    /** What allows data to be destroyed, or has it kept (invariant I1). */
    public static String licence(Situation situation) {
        DeletionPolicy policy = situation.snapshot().resource().deletionPolicy();
        if (policy != DeletionPolicy.BACKUP) {
            return "deletionPolicy=" + policy;
        }
        return situation
                .finalBackup()
                .map(backup -> "finalBackup=" + backup.id())
                .orElseGet(() -> situation.snapshot().resource().finalBackupGivenUp()
                        ? "skipFinalBackup=" + situation.life()
                        : opening(situation));
    }
}
