package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.ImageChanges;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * An image that has served nothing can be replaced without a look at it: the one of a first start that does not come up,
 * with data that no client has seen, and one that is recorded and not given to the workload yet.
 */
public final class CorrectImage implements Rule {
    private static final String SERVES = "the image that is applied may have served the data";

    @Override
    public String name() {
        return "Correct an image that served nothing";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        String applied = situation.applied().image();
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        boolean wanted = !situation.deleting() && situation.spec().image().equals(applied);
        if (claim.isEmpty() || wanted) {
            return Decision.pass(ImageChanges.UNCHANGED);
        }
        Optional<String> before = ImageChanges.imageOfWorkload(situation).filter(image -> !image.equals(applied));
        boolean recorded = claim.flatMap(ClaimFact::imageChange)
                .map(ImageChange::image)
                .filter(applied::equals)
                .isPresent();
        if (recorded && before.isPresent()) {
            return ImageChanges.record(
                    situation, claim.get(), before.get(), "the server still has that image, and was not touched");
        }
        return !situation.deleting() && servedNothing(situation)
                ? ImageChanges.record(
                        situation, claim.get(), situation.spec().image(), "no server of the old image ever came up")
                : Decision.pass(SERVES);
    }

    private static boolean servedNothing(Situation situation) {
        return situation.opening().state() == Opening.State.NEVER
                && situation.snapshot().pods().stream()
                        .noneMatch(pod -> pod.ready()
                                || (pod.startedAt().isPresent() && pod.trouble().isEmpty()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I10)
                .fires(
                        "the data was never open, no server comes up, and the spec has another image: that is recorded",
                        "a new image is recorded, not given to the workload, and not wanted any more, or the resource is"
                                + " deleted: the old one is recorded again")
                .passes(Causes.NO_SERVER, ImageChanges.UNCHANGED, SERVES);
    }
}
