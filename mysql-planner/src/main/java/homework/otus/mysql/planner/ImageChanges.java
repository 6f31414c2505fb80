package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.WorkloadFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of a change of the image that more than one rule takes. */
public final class ImageChanges {
    public static final String UNCHANGED = "the image is the one that was last applied";

    public static final String NONE_UNDER_WAY = "no change of the image is under way";

    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final String GOES_ON = "; the server goes on with ";

    private ImageChanges() {}

    /** The image that the workload of ours is made for, which need not be the one that is applied. */
    public static Optional<String> imageOfWorkload(Situation situation) {
        return situation
                .workload()
                .flatMap(WorkloadFact::template)
                .map(template -> template.applied().image());
    }

    /** What the change means for the data. */
    public static String what(ImageChange change) {
        return change.isUpgrade()
                ? "data of MySQL " + change.from() + " is given to MySQL " + change.to() + ", which may upgrade it"
                : "MySQL " + change.to() + " is in both images: the server only restarts";
    }

    /** A server of that image accepts connections. */
    public static boolean isServed(Situation situation, String image) {
        return situation.server().isPresent()
                && imageOfWorkload(situation).filter(image::equals).isPresent();
    }

    /** Runs the Job that tells the versions. */
    public static Decision askVersions(Situation situation, JobRequest.PodAddress server) {
        String image = situation.spec().image();
        return Decision.next(
                new Action.RunJob(new JobRequest.Versions(image, server), situation.life(), false),
                "the same version in " + image + " means a restart; for another one a backup is taken first",
                "image=" + situation.applied().image(),
                "wanted=" + image,
                Facts.NO_JOB,
                "pod=" + server.pod());
    }

    /** The Job runs, or it failed. */
    public static Decision unanswered(Situation situation, JobFact job) {
        if (job.state() instanceof JobState.Failed failed) {
            String image = "image " + situation.spec().image();
            String goesOn = GOES_ON + situation.applied().image();
            return failed.failure() == JobState.Failure.PASSING
                    ? again(
                            situation,
                            job,
                            failed.at(),
                            image + " does not tell its version: " + failed.message() + goesOn)
                    : Decision.block(
                            "ImageNotUsable",
                            image + ": " + failed.message() + goesOn + "; correct spec.image, or delete job "
                                    + situation.name(ObjectRole.VERSION_JOB) + " to look again");
        }
        return Decision.await(
                new Condition.JobFinished(ObjectRole.VERSION_JOB),
                "nothing is touched before the version is known",
                Facts.job(job),
                Facts.uid(job.uid()));
    }

    /** The image told its version, and the server did not. */
    public static Decision askAgain(Situation situation, JobFact job, JobState.VersionsFound found) {
        return again(situation, job, found.at(), "the running server did not tell its version");
    }

    private static Decision again(Situation situation, JobFact job, Instant ended, String why) {
        Instant next = ended.plus(PAUSE);
        return situation.snapshot().observedAt().isBefore(next)
                ? Decision.await(
                        new Condition.TimeReached(next),
                        why + "; it is asked again",
                        Facts.job(job),
                        "endedAt=" + ended)
                : Decision.next(
                        new Action.Delete(ObjectRole.VERSION_JOB, job.uid()),
                        why + "; it is asked again",
                        Facts.job(job),
                        "endedAt=" + ended,
                        Facts.uid(job.uid()));
    }

    /** Why the table forbids the change; empty when it does not. */
    public static Optional<Decision> refusal(Situation situation, ImageChange change) {
        return refusal(change, GOES_ON + situation.applied().image());
    }

    /** The same where no server goes on: the way out is the backup that was taken before. */
    public static Optional<Decision> refusalAfterFailure(Situation situation, ImageChange change) {
        return refusal(
                change,
                ", and no server is up; a backup was taken before the change: to go back to it, annotate the resource with"
                        + " otus.homework/skip-final-backup=" + situation.life()
                        + ", delete it, and create it again with the old image");
    }

    private static Optional<Decision> refusal(ImageChange change, String consequence) {
        return VersionMoves.between(change.from(), change.to()) instanceof VersionMoves.Verdict.NotSupported no
                ? Optional.of(Decision.block(
                        "ImageMoveNotSupported",
                        "the data is of MySQL " + change.from() + ", and image " + change.image() + " is MySQL "
                                + change.to() + ": " + no.why() + consequence + "; or " + no.wayRound()))
                : Optional.empty();
    }

    /** A verified backup of this life, taken after that moment. */
    public static Optional<BackupRecord> backupSince(Instant moment, Situation situation) {
        return situation.catalogue().stream()
                .flatMap(catalogue -> catalogue.backups().stream())
                .filter(backup -> backup.life().equals(situation.life())
                        && !backup.completedAt().isBefore(moment))
                .findFirst();
    }

    /** What to do about a backup Job that is in the way of this backup, or failed as it; empty when it is under way. */
    public static Optional<Decision> backupJob(Situation situation, JobFact job, JobState.VersionsFound found) {
        boolean mine = job.life().equals(situation.life()) && !job.forDeletion();
        if (mine && job.state() instanceof JobState.Running) {
            return Optional.empty();
        }
        if (mine
                && job.state() instanceof JobState.Failed failed
                && !failed.at().isBefore(found.at())) {
            return Optional.of(Retry.after(situation, ObjectRole.BACKUP_JOB, job.uid(), failed));
        }
        return Optional.of(Decision.next(
                new Action.Delete(ObjectRole.BACKUP_JOB, job.uid()),
                "it belongs to earlier work, and a backup is to be taken",
                Facts.job(job),
                "life=" + job.life(),
                Facts.uid(job.uid())));
    }

    /** Notes the image as the one that the data is served with: the workload follows. */
    public static Decision record(Situation situation, ClaimFact claim, String image, String why) {
        MySqlSpec applied = situation.applied();
        MySqlSpec changed = MySqlSpec.builder().from(applied).image(image).build();
        return Decision.next(
                new Action.RecordApplied(
                        claim.uid(), changed, List.of("Change image from " + applied.image() + " to " + image)),
                why,
                "image=" + applied.image(),
                "wanted=" + image,
                Facts.uid(claim.uid()));
    }
}
