package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * Takes over unlabelled volumes and claims of our names when the user allowed it. Other kinds carry
 * nothing worth keeping: those the user removes.
 */
public final class AdoptUnlabelledObjects implements Rule {
    private static final List<ObjectRole> ADOPTABLE =
            List.of(ObjectRole.DATA_VOLUME, ObjectRole.DATA_CLAIM, ObjectRole.BACKUP_VOLUME, ObjectRole.BACKUP_CLAIM);

    @Override
    public String name() {
        return "Adopt unlabelled volumes and claims";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting() || !situation.snapshot().resource().adopt()) {
            return Decision.pass("adoption is not asked for");
        }
        for (ObjectRole role : ADOPTABLE) {
            Optional<? extends ObjectFact> object = situation.snapshot().object(role);
            if (object.isPresent() && object.get().ownership() == Ownership.UNLABELLED) {
                return Decision.next(new Action.Adopt(role, object.get().uid()), "the resource allows taking it over");
            }
        }
        return Decision.pass("nothing of ours is unlabelled");
    }
}
