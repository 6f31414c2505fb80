package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;

/** The Service is the door: it is made after the data is opened (invariant I2). */
public final class CreateMissingService implements Rule {
    private static final String THERE = "the service is there";

    @Override
    public String name() {
        return "Create a missing service";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        return situation.ours(ObjectRole.SERVICE).isPresent()
                ? Decision.pass(THERE)
                : Decision.next(
                        new Action.CreateService(),
                        "the data is ready for clients",
                        "service=absent",
                        Facts.opening(situation));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I2)
                .fires("the service is missing, and the data was opened before on the road: it is made")
                .passes(Causes.DELETED, THERE);
    }
}
