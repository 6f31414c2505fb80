package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.WorkloadFact;
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
 * Puts back the fields of ours that somebody else has changed, while the server is needed; what others have put beside
 * them stays. Changes of the pods themselves are undone when the workload is rolled out: they restart the server.
 */
public final class UndoEditsByOthers implements Rule {
    private static final String AS_MADE = "nobody has changed fields of ours";

    @Override
    public String name() {
        return "Undo edits by others";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<WorkloadFact> workload = situation
                .workload()
                .filter(fact -> !fact.terminating() && !fact.drift().isEmpty());
        if (workload.isPresent()) {
            return undo(
                    ObjectRole.WORKLOAD, workload.get().uid(), workload.get().drift());
        }
        Optional<PlainFact> service = situation
                .snapshot()
                .service()
                .filter(fact -> fact.ownership() == Ownership.OURS
                        && !fact.terminating()
                        && !fact.drift().isEmpty());
        return service.isPresent() && !situation.deleting()
                ? undo(ObjectRole.SERVICE, service.get().uid(), service.get().drift())
                : Decision.pass(AS_MADE);
    }

    private static Decision undo(ObjectRole role, Uid uid, List<String> drift) {
        return Decision.next(
                new Action.UndoEdits(role, uid),
                "somebody else has changed " + String.join(", ", drift),
                "drift=" + drift,
                Facts.uid(uid));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5, Invariant.I8)
                .fires(
                        "somebody else has changed fields of ours of the workload: they are put back",
                        "the same of the service, and the resource is not deleted")
                .passes(Causes.NO_SERVER, AS_MADE);
    }
}
