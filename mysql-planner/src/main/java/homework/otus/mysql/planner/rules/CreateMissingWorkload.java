package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;

/** Without a server there is neither a database nor a backup of it; it has the image that last served the data (invariant I10). */
public final class CreateMissingWorkload implements Rule {
    @Override
    public String name() {
        return "Create a missing workload";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.wantsServer() || situation.ours(ObjectRole.WORKLOAD).isPresent()) {
            return Decision.pass("the workload is there, or nobody needs it");
        }
        return Decision.next(
                new Action.CreateWorkload(situation.applied(), situation.life()),
                situation.deleting() ? "without a server there is no final backup" : "no workload yet",
                "image=" + situation.applied().image());
    }
}
