package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;

/** Before anything is made, a deletion must wait for its final backup (invariant I1). */
public final class AddFinalizer implements Rule {
    @Override
    public String name() {
        return "Guard the resource with a finalizer";
    }

    @Override
    public Decision decide(Situation situation) {
        return situation.deleting() || situation.snapshot().resource().guarded()
                ? Decision.pass("the resource is guarded, or its deletion has begun")
                : Decision.next(new Action.AddFinalizer(), "a deletion has to wait for the final backup");
    }
}
