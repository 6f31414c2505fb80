package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import java.util.Optional;

/** The part of {@link Likeness} that is about Jobs. */
final class JobLikeness {
    private JobLikeness() {}

    /** Of a Job that is going nothing else counts; of one whose pod outlives it nothing else is known. */
    static String of(ClusterSnapshot now, ObjectRole role) {
        return now.job(role)
                .map(job -> Likeness.object(job) + (job.terminating() ? "" : " " + work(now, job)))
                .orElse("none");
    }

    private static String work(ClusterSnapshot now, JobFact job) {
        return state(now, job.state()) + " " + Likeness.life(now, Optional.of(job.life()))
                + (job.forDeletion() ? ", for its deletion" : "");
    }

    private static String state(ClusterSnapshot now, JobState state) {
        if (state instanceof JobState.Running running) {
            return running.trouble().isEmpty() ? "running" : "hung";
        }
        if (state instanceof JobState.BackedUp done) {
            return isListed(now, done.backup()) ? "done and listed" : "done";
        }
        if (state instanceof JobState.Found found) {
            return "found " + found.backups().size();
        }
        return state instanceof JobState.Failed failed ? "failed " + failed.failure() : "done";
    }

    private static boolean isListed(ClusterSnapshot now, BackupRecord backup) {
        return now.catalogue().stream()
                .map(CatalogueFact::backups)
                .anyMatch(backups ->
                        backups.stream().anyMatch(listed -> listed.id().equals(backup.id())));
    }
}
