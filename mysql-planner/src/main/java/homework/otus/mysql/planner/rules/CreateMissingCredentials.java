package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.Situation;

/** The password that the server has is kept beside it, so that a later change of the spec cannot lose it. */
public final class CreateMissingCredentials implements Rule {
    @Override
    public String name() {
        return "Create missing credentials";
    }

    @Override
    public Decision decide(Situation situation) {
        if (!situation.wantsServer() || situation.ours(ObjectRole.CREDENTIALS).isPresent()) {
            return Decision.pass("the credentials are there, or nobody needs them");
        }
        return situation.snapshot().resource().passwordGiven()
                ? Decision.next(new Action.CreateCredentials(), "no credentials yet")
                : Decision.block(
                        "PasswordMissing", "spec.password is missing, and there is no Secret with the applied one");
    }
}
