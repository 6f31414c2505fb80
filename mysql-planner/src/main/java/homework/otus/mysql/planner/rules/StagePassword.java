package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Facts;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Passwords;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * Keeps the password that is wanted beside the applied one before the server hears of it: from then on the Secret holds the one
 * that the server has, whatever happens. A staged one is replaced only when its Job proved that the server does not have it.
 */
public final class StagePassword implements Rule {
    private static final String NO_CREDENTIALS = "there are no credentials";
    private static final String NOT_GIVEN = "the password that the resource names cannot be had";
    private static final String CURRENT = "the applied password is the one that is wanted";
    private static final String STAGED = "a password is staged already";

    @Override
    public String name() {
        return "Stage another password";
    }

    @Override
    public Decision decide(Situation situation) {
        if (situation.deleting()) {
            return Decision.pass(Causes.DELETED);
        }
        if (situation.server().isEmpty()) {
            return Decision.pass(Causes.NOT_UP);
        }
        if (!situation.snapshot().resource().passwordGiven()) {
            return Decision.pass(NOT_GIVEN);
        }
        Passwords passwords = new Passwords(situation);
        Optional<CredentialsFact> credentials = passwords.credentials();
        if (credentials.isEmpty()) {
            return Decision.pass(NO_CREDENTIALS);
        }
        if (passwords.staged().isPresent()) {
            boolean refused = passwords.failed(JobState.Failure.REFUSED).isPresent() && passwords.isStagedUnwanted();
            return refused
                    ? stage(credentials.get(), "the server refused the staged one, and another one is wanted now")
                    : Decision.pass(STAGED);
        }
        return credentials.get().current()
                ? Decision.pass(CURRENT)
                : stage(credentials.get(), "another password is wanted than the applied one");
    }

    private static Decision stage(CredentialsFact credentials, String why) {
        return Decision.next(
                new Action.StagePassword(credentials.uid(), credentials.rotations() + 1),
                why,
                "applied=" + (credentials.current() ? "wanted" : "not-wanted"),
                "rotations=" + credentials.rotations(),
                Facts.uid(credentials.uid()));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I6, Invariant.I7, Invariant.I11)
                .fires(
                        "the resource names another password than the applied one, and none is staged: it is staged",
                        "the server refused the staged one, and the resource names another by now: that is staged instead")
                .passes(Causes.DELETED, Causes.NOT_UP, NOT_GIVEN, NO_CREDENTIALS, STAGED, CURRENT);
    }
}
