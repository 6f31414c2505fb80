package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ResourceFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Fate;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/** Says what became of the data, and lets the resource go, last of all (invariant I1). */
public final class ReleaseResource implements Rule {
    @Override
    public String name() {
        return "Release the resource";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.deleting()) {
            return Decision.pass(Causes.NOT_DELETED);
        }
        ResourceFact resource = situation.snapshot().resource();
        String message = situation.snapshot().instance().name() + " deleted, " + Fate.atTheEnd(situation);
        ResourceFact.Reported report = new ResourceFact.Reported(resource.generation(), message);
        boolean reported = resource.reported().filter(report::equals).isPresent();
        return Decision.next(
                reported ? new Action.RemoveFinalizer(Optional.empty()) : new Action.Report(message, List.of(message)),
                "everything is done",
                Facts.DELETION,
                Facts.licence(situation),
                "reported=" + reported);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1)
                .fires(
                        "the resource is deleted, and what is to go is gone: it is reported what became of the data",
                        "that is reported: the finalizer is removed")
                .passes(Causes.NOT_DELETED);
    }
}
