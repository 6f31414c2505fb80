package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Empties the directory of a static volume, which nobody else does. It is cleanup: the directory
 * carries the UID of its life, so nothing depends on it, and a Job that cannot run does not hold up
 * the deletion.
 */
public final class WipeDataDirectory implements Rule {
    private static final String NO_VOLUME = "there is no data volume";
    private static final String CLAIM_GOING = "the data claim is being deleted";
    private static final String VOLUME_GOING = "the data volume is being deleted";
    private static final String NEVER_BOUND = "the data volume was never bound";
    private static final String NOT_STATIC = "the data volume is not static";
    private static final String WIPED = "the data directory is wiped";
    private static final String CANNOT_RUN = "the wipe cannot run, and nothing depends on it";
    private static final String FAILED = "the wipe failed, and nothing depends on it";

    @Override
    public String name() {
        return "Wipe the static data directory";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> nothing = nothingToWipe(situation);
        if (nothing.isPresent()) {
            return Decision.pass(nothing.get());
        }
        return situation
                .snapshot()
                .job(ObjectRole.WIPE_JOB)
                .map(WipeDataDirectory::outcome)
                .orElseGet(() -> Decision.next(
                        new Action.RunJob(
                                new JobRequest.Wipe(
                                        situation.applied().image(),
                                        situation.applied().settings().tolerations()),
                                situation.life(),
                                true),
                        "nobody else empties a static volume",
                        Facts.DELETION,
                        Facts.licence(situation),
                        "node="
                                + situation
                                        .oursVolume(Storage.DATA)
                                        .flatMap(VolumeFact::node)
                                        .orElse("none"),
                        Facts.NO_JOB));
    }

    private static Optional<String> nothingToWipe(Situation situation) {
        if (!situation.deleting()) {
            return Optional.of(Causes.NOT_DELETED);
        }
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        Optional<VolumeFact> volume = situation.oursVolume(Storage.DATA);
        if (!situation.hasData()) {
            return Optional.of(Causes.NO_DATA);
        }
        if (situation.keepsData()) {
            return Optional.of(Causes.RETAINED);
        }
        if (claim.isEmpty() || volume.isEmpty()) {
            return Optional.of(claim.isEmpty() ? Causes.NO_CLAIM : NO_VOLUME);
        }
        if (claim.get().terminating() || volume.get().terminating()) {
            return Optional.of(claim.get().terminating() ? CLAIM_GOING : VOLUME_GOING);
        }
        if (!volume.get().wasBound()) {
            return Optional.of(NEVER_BOUND);
        }
        boolean isStatic = volume.get().node().isPresent() && !volume.get().dynamic();
        return isStatic ? Optional.empty() : Optional.of(NOT_STATIC);
    }

    private static Decision outcome(JobFact job) {
        if (job.state() instanceof JobState.Running running) {
            return running.trouble().isPresent()
                    ? Decision.pass(CANNOT_RUN)
                    : Decision.await(
                            new Condition.JobFinished(ObjectRole.WIPE_JOB),
                            "it empties the directory",
                            Facts.job(job),
                            Facts.uid(job.uid()));
        }
        return Decision.pass(job.state() instanceof JobState.Wiped ? WIPED : FAILED);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1)
                .fires(
                        "the resource is deleted, and its static data volume was in use: a Job empties the directory",
                        "that Job runs without trouble: its end is awaited")
                .passes(
                        Causes.NOT_DELETED,
                        Causes.NO_DATA,
                        Causes.RETAINED,
                        Causes.NO_CLAIM,
                        NO_VOLUME,
                        CLAIM_GOING,
                        VOLUME_GOING,
                        NEVER_BOUND,
                        NOT_STATIC,
                        WIPED,
                        CANNOT_RUN,
                        FAILED);
    }
}
