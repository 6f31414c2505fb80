package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * A Service that is left of earlier work goes before a server of unopened data can come up behind it
 * (invariant I2): when the claim was lost, or with what another life left. It goes, too, while the
 * database is being renamed, so that no client meets half of it.
 */
public final class KeepClientsOut implements Rule {
    private static final String NO_SERVICE = "there is no service that clients could use";
    private static final String GOING = "the service is going already";

    @Override
    public String name() {
        return "Keep clients out of data that is not ready";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<String> renamingTo = situation.renamingTo();
        if (situation.opening().isOpen() && renamingTo.isEmpty()) {
            return Decision.pass(Causes.OPEN);
        }
        Optional<? extends ObjectFact> service = situation.ours(ObjectRole.SERVICE);
        if (service.isEmpty()) {
            return Decision.pass(NO_SERVICE);
        }
        return service.get().terminating()
                ? Decision.pass(GOING)
                : Decision.next(
                        new Action.Delete(ObjectRole.SERVICE, service.get().uid()),
                        renamingTo.isPresent()
                                ? "clients wait until the database has its new name"
                                : "clients wait until the data is ready",
                        Facts.opening(situation),
                        "renamingTo=" + renamingTo.orElse("none"),
                        Facts.uid(service.get().uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I2, Invariant.I4)
                .fires(
                        "there is a service, and the data is not open, or nobody knows whether it is: the service goes",
                        "there is a service, and the database is being renamed: the service goes")
                .passes(Causes.NO_SERVER, Causes.OPEN, NO_SERVICE, GOING);
    }
}
