package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * Data of an earlier life that no client ever saw is half-made: it goes, so that this life starts
 * from the backup and not from a torso (invariants I1 and I3). The volume goes before the claim,
 * because the claim holds the knowledge that nothing was opened.
 */
public final class DiscardUnopenedDataOfEarlierLife implements Rule {
    @Override
    public String name() {
        return "Discard unopened data of an earlier life";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<ClaimFact> claim = situation.ours(Storage.DATA);
        boolean discard = !situation.deleting()
                && claim.isPresent()
                && claim.get().opening().state() == Opening.State.NEVER
                && !claim.get().life().equals(Optional.of(situation.life()));
        if (!discard) {
            return Decision.pass("no unopened data of an earlier life");
        }
        Optional<Decision> stop = Servers.stop(situation, "it serves unopened data of an earlier life");
        if (stop.isPresent()) {
            return stop.get();
        }
        for (ObjectRole role : List.of(ObjectRole.DATA_VOLUME, ObjectRole.DATA_CLAIM)) {
            Optional<? extends ObjectFact> object = situation.ours(role).filter(fact -> !fact.terminating());
            if (object.isPresent()) {
                return Decision.next(
                        new Action.Delete(role, object.get().uid()),
                        "no client ever saw what is in it",
                        "opening=never");
            }
        }
        return Decision.await(new Condition.Gone(ObjectRole.DATA_CLAIM), "no client ever saw what is in it");
    }
}
