package homework.otus.mysql.operator.metrics;

import homework.otus.mysql.k8s.execute.Outcome;
import homework.otus.mysql.model.Plan;
import java.util.Locale;

/** What became of a plan in one visit. */
public enum PlanOutcome {
    /** It had no steps. */
    NOTHING_TO_DO("it had no steps"),
    DONE("all of its steps were done"),
    WAITING("its steps up to a wait were done"),
    BLOCKED("a user has to act"),
    OVERTAKEN("its steps were done up to one that needs another look at the cluster"),
    REFUSED("it would break an invariant, and nothing of it was done"),
    FAILED("the cluster refused a step");

    private final String meaning;

    PlanOutcome(String meaning) {
        this.meaning = meaning;
    }

    /** What became of {@code plan}, which was executed with {@code outcome}. */
    public static PlanOutcome of(Plan plan, Outcome outcome) {
        if (outcome.waitsFor().isPresent()) {
            return WAITING;
        }
        if (outcome.stoppedAt().isPresent()) {
            return OVERTAKEN;
        }
        if (plan.block().isPresent()) {
            return BLOCKED;
        }
        return plan.steps().isEmpty() ? NOTHING_TO_DO : DONE;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String meaning() {
        return meaning;
    }
}
