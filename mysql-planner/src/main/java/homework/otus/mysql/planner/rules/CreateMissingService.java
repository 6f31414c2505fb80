package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;

/** The Service is the door: it is made after the data is opened (invariant I2). */
public final class CreateMissingService implements Rule {
    @Override
    public String name() {
        return "Create a missing service";
    }

    @Override
    public Decision decide(Situation situation) {
        return situation.deleting() || situation.ours(ObjectRole.SERVICE).isPresent()
                ? Decision.pass("the service is there, or clients stay out")
                : Decision.next(new Action.CreateService(), "the data is ready for clients");
    }
}
