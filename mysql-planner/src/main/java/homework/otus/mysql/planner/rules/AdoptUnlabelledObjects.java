package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * Takes over unlabelled volumes and claims of our names when the user allowed it. Other kinds carry
 * nothing worth keeping: those the user removes.
 */
public final class AdoptUnlabelledObjects implements Rule {
    private static final String NOT_ASKED = "adoption is not asked for";
    private static final String LABELLED = "no volume or claim of our names is unlabelled";
    private static final List<ObjectRole> ADOPTABLE =
            List.of(ObjectRole.DATA_VOLUME, ObjectRole.DATA_CLAIM, ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM);

    @Override
    public String name() {
        return "Adopt unlabelled volumes and claims";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        if (!situation.snapshot().resource().adopt()) {
            return Decision.pass(NOT_ASKED);
        }
        for (ObjectRole role : ADOPTABLE) {
            Optional<? extends ObjectFact> object = situation.snapshot().object(role);
            boolean made = object.isPresent() && object.get() instanceof VolumeFact volume && volume.dynamic();
            if (object.isPresent() && object.get().ownership() == Ownership.UNLABELLED && !made) {
                return Decision.next(
                        new Action.Adopt(role, object.get().uid()),
                        "the resource allows taking it over",
                        "labels=absent",
                        "adopt=true",
                        Facts.uid(object.get().uid()));
            }
        }
        return Decision.pass(LABELLED);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I8)
                .fires("a volume or claim of our names has no labels, and the resource allows adoption: it gets them")
                .passes(Causes.DELETED, NOT_ASKED, LABELLED);
    }
}
