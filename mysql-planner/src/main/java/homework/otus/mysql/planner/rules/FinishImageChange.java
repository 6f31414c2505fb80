package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ImageChange;
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

/** A change of the image is over when a server of the new one accepts connections, or when it was given up before it began. */
public final class FinishImageChange implements Rule {
    private static final String AHEAD = "the change of the image goes on";

    @Override
    public String name() {
        return "Finish a change of the image";
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
        String image = change.get().image();
        if (situation.applied().image().equals(image)) {
            return ImageChanges.isServed(situation, image)
                    ? done(claim.get(), "a server of " + image + " accepts connections")
                    : Decision.pass(Causes.NOT_UP);
        }
        return situation.spec().image().equals(image)
                ? Decision.pass(AHEAD)
                : done(claim.get(), "it is not wanted any more, and the server was not touched");
    }

    private static Decision done(ClaimFact claim, String why) {
        return Decision.next(
                new Action.MarkImageChange(claim.uid(), Optional.empty()),
                why,
                "imageChange=" + claim.imageChange().map(ImageChange::image).orElse("none"),
                Facts.uid(claim.uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I11, Invariant.I15)
                .fires(
                        "a server of the new image accepts connections: the mark goes",
                        "the image was put back before it was recorded: the mark goes")
                .passes(Causes.DELETED, ImageChanges.NONE_UNDER_WAY, AHEAD, Causes.NOT_UP);
    }
}
