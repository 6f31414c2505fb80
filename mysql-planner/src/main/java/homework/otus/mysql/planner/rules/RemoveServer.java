package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Fate;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Removes the Service, then the workload, and waits until no pod has the data open. */
public record RemoveServer(ObjectRole role) implements Rule {
    private static final String NOT_SAVED = "the final backup is still to be taken";
    private static final String GONE = "it is gone";

    @Override
    public String name() {
        return "Remove the " + role.title();
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.deleting()) {
            return Decision.pass(Causes.NOT_DELETED);
        }
        if (situation.needsFinalBackup()) {
            return Decision.pass(NOT_SAVED);
        }
        Optional<? extends ObjectFact> object = situation.ours(role);
        if (object.isPresent()) {
            return Decision.next(
                    new Action.Delete(role, object.get().uid()),
                    Fate.of(situation),
                    Facts.DELETION,
                    Facts.licence(situation),
                    Facts.uid(object.get().uid()));
        }
        boolean podsLeft =
                role == ObjectRole.WORKLOAD && !situation.snapshot().pods().isEmpty();
        return podsLeft ? Servers.podsGone(situation, "the server shuts down in good order") : Decision.pass(GONE);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1, Invariant.I4)
                .fires(
                        "the resource is deleted, and nothing is left to be saved: it is removed",
                        "the workload is removed, and pods of it are left: their end is awaited",
                        "pods run on without their workload: blocked")
                .passes(Causes.NOT_DELETED, NOT_SAVED, GONE);
    }
}
