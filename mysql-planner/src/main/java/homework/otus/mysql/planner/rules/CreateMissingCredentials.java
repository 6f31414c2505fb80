package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** The password that the server has is kept beside it, so that a later change of the spec cannot lose it. */
public final class CreateMissingCredentials implements Rule {
    private static final String THERE = "the credentials are there";

    @Override
    public String name() {
        return "Create missing credentials";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (situation.ours(ObjectRole.CREDENTIALS).isPresent()) {
            return Decision.pass(THERE);
        }
        return situation.snapshot().resource().passwordGiven()
                ? Decision.next(
                        new Action.CreateCredentials(false),
                        "no credentials yet",
                        "secret=absent",
                        "passwordGiven=true")
                : Decision.block(
                        "PasswordMissing", "spec.password is missing, and there is no Secret with the applied one");
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I7)
                .fires(
                        "the Secret with the applied password is missing: it is made",
                        "it is missing, and the resource names no password: blocked")
                .passes(Causes.NO_SERVER, THERE);
    }
}
