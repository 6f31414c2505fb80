package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.JobState;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Passwords;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** The server goes on with its password; the user hears why it is not the one that is wanted. */
public final class BlockOnUnusablePassword implements Rule {
    private static final String USABLE = "nothing speaks against the password that is wanted";

    @Override
    public String name() {
        return "Block on a password that cannot be used";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        Passwords passwords = new Passwords(situation);
        if (!situation.snapshot().resource().passwordGiven()) {
            return Decision.block(
                    "PasswordMissing",
                    passwords.source()
                            + ": there is no password that can be used (it is missing, empty, or holds control"
                            + " characters such as a line end); whether it has changed is not known. The server goes on with"
                            + " the one that it has");
        }
        Optional<JobState.Failed> refused = passwords.failed(JobState.Failure.REFUSED);
        return refused.isPresent()
                ? Decision.block(
                        "PasswordRefused",
                        "the server refuses the new password and goes on with the old one: "
                                + refused.get().message() + "; change " + passwords.source()
                                + ", or put the old password back there")
                : Decision.pass(USABLE);
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires(
                        "the Secret that the resource names has no password: blocked, the server goes on",
                        "the server refuses the password that is wanted: blocked with its words, the server goes on")
                .passes(Causes.DELETED, USABLE);
    }
}
