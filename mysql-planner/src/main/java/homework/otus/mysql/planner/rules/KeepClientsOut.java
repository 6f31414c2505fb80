package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * A Service that is left of earlier work goes before a server of unopened data can come up behind it
 * (invariant I2): when the claim was lost, or with what another life left.
 */
public final class KeepClientsOut implements Rule {
    @Override
    public String name() {
        return "Keep clients out of unopened data";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<? extends ObjectFact> service =
                situation.ours(ObjectRole.SERVICE).filter(fact -> !fact.terminating());
        return !situation.wantsServer() || situation.opening().isOpen() || service.isEmpty()
                ? Decision.pass("the data is open, or no client can connect")
                : Decision.next(
                        new Action.Delete(ObjectRole.SERVICE, service.get().uid()),
                        "clients wait until the data is ready",
                        "opening=" + situation.opening().state());
    }
}
