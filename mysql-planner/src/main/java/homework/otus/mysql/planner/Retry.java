package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.model.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows a failed Job: another try after a pause when the failure may pass, a block when it
 * may not.
 *
 * <p>The pause grows with the time that the work takes already, so that no count of tries has to be
 * kept anywhere: half of it, at least {@value #SHORTEST_SECONDS} s, at most {@value #LONGEST_SECONDS} s. When a
 * change began is not known, and half the age of an instance would be too much: it waits at most
 * {@value #LONGEST_OF_CHANGE_SECONDS} s. A failure that is further ahead than any pause is of another clock, or ours was put back: it is
 * not waited for.
 */
public final class Retry {
    private static final int SHORTEST_SECONDS = 10;
    private static final int LONGEST_SECONDS = 300;
    private static final int LONGEST_OF_CHANGE_SECONDS = 30;

    private Retry() {}

    /** Deletes the failed Job of a change after a short pause: clients may be waiting for it, or it may be half done. */
    public static Decision afterChange(Situation situation, ObjectRole role, Uid job, JobState.Failed failed) {
        return again(situation, role, job, failed, SHORTEST_SECONDS, LONGEST_OF_CHANGE_SECONDS);
    }

    /** Deletes the failed Job, exactly it, when its time has come; the rule that made it makes a new one. */
    public static Decision after(Situation situation, ObjectRole role, Uid job, JobState.Failed failed) {
        String name = "job " + situation.name(role);
        String wayOut = wayOut(situation, role);
        if (failed.failure() != JobState.Failure.PASSING) {
            return Decision.block(
                    role == ObjectRole.RESTORE_JOB ? "RestoreFailed" : "JobFailed",
                    name + ": " + failed.message() + "; delete the job to try again" + wayOut);
        }
        return again(situation, role, job, failed, SHORTEST_SECONDS, LONGEST_SECONDS);
    }

    /** The wait before another try of a Job of a change; empty when its time has come. */
    public static Optional<Decision> pauseOfChange(Situation situation, ObjectRole role, JobState.Failed failed) {
        Instant next = failed.at()
                .plus(pause(situation.snapshot().resource(), failed.at(), SHORTEST_SECONDS, LONGEST_OF_CHANGE_SECONDS));
        return isAhead(situation, next) ? Optional.of(await(situation, role, failed, next)) : Optional.empty();
    }

    private static Decision await(Situation situation, ObjectRole role, JobState.Failed failed, Instant next) {
        return Decision.await(
                new Condition.TimeReached(next),
                "job " + situation.name(role) + " failed and is tried again: " + failed.message()
                        + wayOut(situation, role),
                "job=failed:" + failed.failure(),
                "failedAt=" + failed.at());
    }

    private static Decision again(
            Situation situation, ObjectRole role, Uid job, JobState.Failed failed, int shortest, int longest) {
        Instant next = failed.at().plus(pause(situation.snapshot().resource(), failed.at(), shortest, longest));
        if (isAhead(situation, next)) {
            return await(situation, role, failed, next);
        }
        return Decision.next(
                new Action.Delete(role, job),
                "it failed and is tried again: " + failed.message(),
                "job=failed:" + failed.failure(),
                "failedAt=" + failed.at(),
                Facts.uid(job));
    }

    private static boolean isAhead(Situation situation, Instant next) {
        Instant now = situation.snapshot().observedAt();
        return now.isBefore(next) && !next.isAfter(now.plusSeconds(2L * LONGEST_SECONDS));
    }

    private static Duration pause(ResourceFact resource, Instant failedAt, int shortest, int longest) {
        Instant began = resource.deletionRequestedAt().orElse(resource.createdAt());
        long half = Duration.between(began, failedAt).toSeconds() / 2;
        return Duration.ofSeconds(Math.max(shortest, Math.min(longest, half)));
    }

    private static String wayOut(Situation situation, ObjectRole role) {
        boolean needed =
                role == ObjectRole.BACKUP_JOB || role == ObjectRole.RENAME_JOB || role == ObjectRole.PASSWORD_JOB;
        return needed && situation.deleting()
                ? "; heal the server, or give up the final backup and what it would save: kubectl annotate ms "
                        + situation.snapshot().instance().name() + " otus.homework/skip-final-backup="
                        + situation.life()
                : "";
    }
}
