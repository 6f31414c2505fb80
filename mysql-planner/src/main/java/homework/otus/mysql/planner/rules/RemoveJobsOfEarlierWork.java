package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Backups;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Passwords;
import homework.otus.mysql.planner.Renames;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * A Job of earlier work never stands in for, or in the way of, a new one. A finished backup is not
 * removed before it is in the catalogue (invariant I11).
 */
public final class RemoveJobsOfEarlierWork implements Rule {
    private static final String NONE = "no Job stands in the way of the work at hand";
    private static final List<ObjectRole> JOBS = List.of(
            ObjectRole.RESTORE_JOB,
            ObjectRole.INVENTORY_JOB,
            ObjectRole.BACKUP_JOB,
            ObjectRole.WIPE_JOB,
            ObjectRole.VERSION_JOB,
            ObjectRole.RENAME_JOB,
            ObjectRole.PASSWORD_JOB,
            ObjectRole.PRUNE_JOB,
            ObjectRole.VERIFY_JOB);

    @Override
    public String name() {
        return "Remove Jobs of earlier work";
    }

    @Override
    public Decision decide(Situation situation) {
        for (ObjectRole role : JOBS) {
            Optional<JobFact> job = situation
                    .snapshot()
                    .job(role)
                    .filter(fact -> fact.ownership() == Ownership.OURS && !fact.terminating());
            if (job.isPresent() && isSpent(situation, role, job.get())) {
                return Decision.next(
                        new Action.Delete(role, job.get().uid()),
                        "it belongs to earlier work",
                        Facts.job(job.get()),
                        "life=" + job.get().life(),
                        "forDeletion=" + job.get().forDeletion(),
                        Facts.uid(job.get().uid()));
            }
        }
        return Decision.pass(NONE);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I3, Invariant.I4, Invariant.I11)
                .fires(
                        "an inventory Job has not succeeded, and its image was corrected",
                        "a version Job is about another image than the spec has, or the server has that image",
                        "a restore, inventory, wipe, rename or password Job is of another life, or its work is over",
                        "a wipe has ended, and the data is retained",
                        "the data claim that a restore or a rename was for is gone: the Job says nothing about the next one",
                        "a restore of another backup than the one that is wanted has failed",
                        "the MySQLBackup that a prune or verify Job was for is gone, or has its answer; or its backup is listed, or may be, once more",
                        "a final backup is to be taken, and a backup Job of earlier work runs, has failed or is recorded")
                .passes(NONE);
    }

    private static boolean isSpent(Situation situation, ObjectRole role, JobFact job) {
        boolean ofThisLife = job.life().equals(situation.life());
        return switch (role) {
            case RESTORE_JOB ->
                !ofThisLife
                        || hasLostItsClaim(situation)
                        || triedAnother(situation, job)
                        || (situation.deleting() && !undecided(situation));
            case INVENTORY_JOB ->
                !ofThisLife || !situation.wantsServer() || isRecorded(situation) || hasAnotherImage(situation, job);
            case BACKUP_JOB ->
                situation.needsFinalBackup()
                        && !(ofThisLife && job.forDeletion())
                        && (recorded(situation, job) || !job.state().isFinished());
            case WIPE_JOB ->
                !situation.deleting()
                        || !situation.hasData()
                        || !ofThisLife
                        || isWiped(situation)
                        || (situation.keepsData() && job.state().isFinished());
            case VERSION_JOB -> !ofThisLife || situation.deleting() || isAnswered(situation, job);
            case RENAME_JOB -> !ofThisLife || !belongsToARename(situation, job);
            case PRUNE_JOB -> !ofThisLife || !prunes(situation, job);
            case VERIFY_JOB -> !ofThisLife || situation.deleting() || isTold(situation, job);
            case PASSWORD_JOB -> !situation.wantsServer() || isSettled(situation);
            default -> false;
        };
    }

    /** It was made with an image that was corrected since, which may never be pulled. */
    private static boolean hasAnotherImage(Situation situation, JobFact job) {
        return !(job.state() instanceof JobState.Found)
                && job.subject()
                        .filter(image -> !image.equals(situation.applied().image()))
                        .isPresent();
    }

    /** Another image is wanted by now, or the server has this one; what was found out is noted on the claim. */
    private static boolean isAnswered(Situation situation, JobFact job) {
        boolean changing =
                situation.ours(Storage.DATA).flatMap(ClaimFact::imageChange).isPresent();
        boolean applied = situation.applied().image().equals(situation.spec().image());
        return !job.isAbout(situation.spec().image()) || (applied && !changing);
    }

    /**
     * It is the one at work, or tells what the database is called, or the one that says why the wanted name cannot be
     * had, or its rename is recorded and clients are not let in again yet.
     */
    private static boolean belongsToARename(Situation situation, JobFact job) {
        if (!situation.wantsServer() || situation.ours(Storage.DATA).isEmpty()) {
            return false;
        }
        if (situation.renamingTo().isPresent()) {
            return job.isAbout(situation.renamingTo().get());
        }
        if (situation.opening().state() == Opening.State.UNKNOWN) {
            return job.isAbout(situation.applied().database());
        }
        boolean lettingIn = !situation.deleting()
                && job.state().isFinished()
                && situation.ours(ObjectRole.SERVICE).isEmpty();
        return lettingIn || Renames.refusal(situation).isPresent();
    }

    /** Its password is promoted, replaced or of another life; or the server was reset since it found the password lost. */
    private static boolean isSettled(Situation situation) {
        Passwords passwords = new Passwords(situation);
        return passwords.job().isEmpty()
                || passwords
                        .failed(JobState.Failure.WRONG_PASSWORD)
                        .filter(passwords::isResetSince)
                        .isPresent();
    }

    /**
     * The resource of its backup waits for it, and the backup is struck out of the catalogue. Where that was lost, nothing
     * is removed while an inventory looks: it may find the backup once more.
     */
    private static boolean prunes(Situation situation, JobFact job) {
        Backups backups = new Backups(situation);
        return situation.catalogue().isPresent()
                && backups.deleted().stream()
                        .flatMap(backup -> backup.id().stream())
                        .filter(id -> backups.listed(id).isEmpty())
                        .anyMatch(id -> job.isAbout(id.value()));
    }

    /** The resource of its backup tells how the trial came out, or goes; or no trial is wanted any more. */
    private static boolean isTold(Situation situation, JobFact job) {
        if (situation.spec().backup().verify() != BackupPolicy.Verify.RESTORE) {
            return true;
        }
        return situation.snapshot().backups().stream()
                .filter(backup -> !backup.terminating())
                .filter(backup -> backup.progress().verified() == BackupProgress.Verified.UNKNOWN)
                .flatMap(backup -> backup.id().stream())
                .noneMatch(id -> job.isAbout(id.value()));
    }

    /** The catalogue holds what the inventory found; there is no hurry to clean up while the server starts. */
    private static boolean isRecorded(Situation situation) {
        return situation.catalogue().isPresent()
                && (situation.deleting() || situation.ours(ObjectRole.SERVICE).isPresent());
    }

    /** The volume is deleted after the wipe; the claim cannot go before the pod of the wipe is gone. */
    private static boolean isWiped(Situation situation) {
        return situation
                .oursVolume(Storage.DATA)
                .filter(VolumeFact::terminating)
                .isPresent();
    }

    /** What the Job found, or brought, was in data whose claim is gone: it says nothing about the next. */
    private static boolean hasLostItsClaim(Situation situation) {
        return situation.ours(Storage.DATA).isEmpty();
    }

    private static boolean triedAnother(Situation situation, JobFact job) {
        return job.state() instanceof JobState.Failed
                && new Backups(situation)
                        .source()
                        .filter(source -> job.subject().isPresent()
                                && !job.isAbout(source.backup().id().value()))
                        .isPresent();
    }

    private static boolean undecided(Situation situation) {
        return situation.needsFinalBackup() && situation.opening().state() == Opening.State.UNKNOWN;
    }

    private static boolean recorded(Situation situation, JobFact job) {
        return !(job.state() instanceof JobState.BackedUp done)
                || situation
                        .catalogue()
                        .filter(catalogue -> catalogue.backups().contains(done.backup()))
                        .isPresent();
    }
}
