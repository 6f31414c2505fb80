package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectFact;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Removes the Service, then the workload, and waits until no pod has the data open. */
public record RemoveServer(ObjectRole role) implements Rule {
    @Override
    public String name() {
        return "Remove the " + role.title();
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.deleting() || situation.needsFinalBackup()) {
            return Decision.pass("it is still needed");
        }
        Optional<? extends ObjectFact> object = situation.ours(role);
        if (object.isPresent()) {
            return Decision.next(new Action.Delete(role, object.get().uid()), why(situation));
        }
        boolean podsLeft =
                role == ObjectRole.WORKLOAD && !situation.snapshot().pods().isEmpty();
        return podsLeft
                ? Decision.await(new Condition.PodsGone(), "the server shuts down in good order")
                : Decision.pass("it is gone");
    }

    private static String why(Situation situation) {
        return situation.finalBackup().isPresent()
                ? "the final backup is verified"
                : situation.snapshot().resource().finalBackupGivenUp()
                        ? "the final backup was given up by annotation: what is not in an earlier backup is lost"
                        : "its data was never opened to clients";
    }
}
