package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;

/** A deleted resource without our finalizer is none of our business any more. */
public final class LeaveUnguardedResource implements Rule {
    @Override
    public String name() {
        return "Leave a deleted resource that is not guarded";
    }

    @Override
    public Decision decide(Situation situation) {
        return situation.deleting() && !situation.snapshot().resource().guarded()
                ? Decision.done("the resource was let go")
                : Decision.pass("the resource is guarded or not deleted");
    }
}
