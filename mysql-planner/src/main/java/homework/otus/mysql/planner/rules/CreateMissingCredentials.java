package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Passwords;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * The password that the server has is kept beside it, so that a later change of the spec cannot lose it. Where the data
 * may be initialised already it is only staged: its server may have another one (invariant I11).
 */
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
        if (!situation.snapshot().resource().passwordGiven()) {
            return Decision.block(
                    "PasswordMissing",
                    new Passwords(situation).source()
                            + ": there is no password that can be used (it is missing, empty, or holds control characters"
                            + " such as a line end), and no Secret with the applied one");
        }
        boolean mayHaveAnother =
                situation.ours(Storage.DATA).isPresent() || situation.opening().state() == Opening.State.UNKNOWN;
        return Decision.next(
                new Action.CreateCredentials(mayHaveAnother),
                mayHaveAnother
                        ? "the credentials are lost; whether the server has this password, a Job finds out"
                        : "no credentials yet",
                "secret=absent",
                "passwordGiven=true",
                "dataMayBeInitialised=" + mayHaveAnother);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I7, Invariant.I11)
                .fires(
                        "the Secret with the applied password is missing: it is made",
                        "it is missing, and the data may be initialised: it is made, and a Job is to prove the password",
                        "it is missing, and the resource names no password that can be had: blocked")
                .passes(Causes.NO_SERVER, THERE);
    }
}
