package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * What is going has to be gone before something of its name is made (never 409, invariant I4). A
 * volume goes after its claim, and a claim after its pods; until then there is nothing to wait for.
 */
public final class WaitForDeletionsUnderWay implements Rule {
    private static final String NOTHING = "nothing of ours is being deleted";
    private static final String HELD = "what is being deleted cannot go before something else is gone";
    private static final String LEFT = "the inventory Job is being deleted, and nothing waits for that";

    @Override
    public String name() {
        return "Wait for deletions that are under way";
    }

    @Override
    public Decision decide(Situation situation) {
        String why = NOTHING;
        for (ObjectRole role : ObjectRole.values()) {
            Optional<? extends ObjectFact> object =
                    situation.ours(role).filter(fact -> fact.terminating() || isReclaimed(situation, role, fact));
            if (object.isPresent() && canGo(situation, role)) {
                return Decision.await(
                        new Condition.Gone(role),
                        "its deletion is under way",
                        "terminating=" + object.get().terminating(),
                        Facts.uid(object.get().uid()));
            }
            if (object.isPresent() && !why.equals(HELD)) {
                why = role == ObjectRole.INVENTORY_JOB ? LEFT : HELD;
            }
        }
        return Decision.pass(why);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires("an object of ours is being deleted, and nothing holds it: its end is awaited")
                .passes(NOTHING, HELD, LEFT);
    }

    /** The class that made the volume removes it, now that its claim is gone. */
    private static boolean isReclaimed(Situation situation, ObjectRole role, ObjectFact fact) {
        return fact instanceof VolumeFact volume && volume.goesWithItsClaim() && canGo(situation, role);
    }

    private static boolean canGo(Situation situation, ObjectRole role) {
        return switch (role) {
            case DATA_VOLUME -> claimIsGone(situation, Storage.DATA);
            case BACKUP_VOLUME -> claimIsGone(situation, Storage.BACKUP);
            case DATA_CLAIM -> situation.snapshot().pods().isEmpty();
            case INVENTORY_JOB -> situation.catalogue().isEmpty();
            default -> true;
        };
    }

    private static boolean claimIsGone(Situation situation, Storage storage) {
        return situation.ours(storage).isEmpty();
    }
}
