package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.ImageChanges;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * A server that does not come up with its new image gets the next one that the spec names, back or on, if MySQL supports
 * that from both versions that may have left the data: the one before the change, and the one that failed.
 */
public final class ReplaceFailedImage implements Rule {
    private static final String ACCEPTS = "the server accepts connections";
    private static final String STARTING = "the server with the new image has not failed";

    @Override
    public String name() {
        return "Replace an image that failed";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<ImageChange> change = claim.flatMap(ClaimFact::imageChange);
        if (claim.isEmpty() || change.isEmpty()) {
            return Decision.pass(ImageChanges.NONE_UNDER_WAY);
        }
        String wanted = situation.spec().image();
        if (situation.applied().image().equals(wanted)) {
            return Decision.pass(ImageChanges.UNCHANGED);
        }
        if (situation.server().isPresent()) {
            return Decision.pass(ACCEPTS);
        }
        if (change.get().image().equals(wanted)) {
            return ImageChanges.record(situation, claim.get(), wanted, ImageChanges.what(change.get()));
        }
        Optional<PodFact> failed = situation.snapshot().pods().stream()
                .filter(pod -> pod.trouble().isPresent())
                .findFirst();
        return failed.isPresent() ? look(situation, claim.get(), change.get(), failed.get()) : Decision.pass(STARTING);
    }

    private static Decision look(Situation situation, ClaimFact claim, ImageChange failed, PodFact pod) {
        Optional<JobFact> job = situation.snapshot().job(ObjectRole.VERSION_JOB);
        if (job.isEmpty()) {
            // nobody answers there; what the data is of is on the claim
            return ImageChanges.askVersions(
                    situation,
                    new JobRequest.PodAddress(pod.name(), pod.address().orElse("")));
        }
        if (!(job.get().state() instanceof JobState.VersionsFound found)) {
            return ImageChanges.unanswered(situation, job.get());
        }
        ImageChange next = new ImageChange(situation.spec().image(), failed.from(), found.image());
        ImageChange on = new ImageChange(situation.spec().image(), failed.to(), found.image());
        return ImageChanges.refusalAfterFailure(situation, next)
                .or(() -> ImageChanges.refusalAfterFailure(situation, on))
                .orElseGet(() -> Decision.next(
                        new Action.MarkImageChange(claim.uid(), Optional.of(next)),
                        "MySQL " + found.image() + " can serve data of " + failed.from() + " and of " + failed.to(),
                        "from=" + failed.from(),
                        "failed=" + failed.to(),
                        "to=" + found.image(),
                        Facts.uid(claim.uid())));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1, Invariant.I5, Invariant.I10)
                .fires(
                        "the server does not come up with its new image, and the spec names another one: a Job of that"
                                + " tells its version",
                        "that version can serve the data: the change is marked, then recorded",
                        "it cannot: blocked, with the way to the backup that was taken before")
                .passes(Causes.DELETED, ImageChanges.NONE_UNDER_WAY, ImageChanges.UNCHANGED, ACCEPTS, STARTING);
    }
}
