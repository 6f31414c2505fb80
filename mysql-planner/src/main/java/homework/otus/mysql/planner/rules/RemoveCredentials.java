package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Removes the credentials after everything that needed them. */
public final class RemoveCredentials implements Rule {
    @Override
    public String name() {
        return "Remove the credentials";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<? extends ObjectFact> credentials = situation.ours(ObjectRole.CREDENTIALS);
        boolean otherData = situation.ours(ObjectRole.DATA_CLAIM).isPresent();
        return !situation.deleting() || credentials.isEmpty() || otherData
                ? Decision.pass("the credentials are gone, or data of another life still needs them")
                : Decision.next(
                        new Action.Delete(
                                ObjectRole.CREDENTIALS, credentials.get().uid()),
                        "no server needs them any more");
    }
}
