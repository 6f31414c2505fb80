package homework.otus.mysql.planner;

/**
 * One topic of the road. The rules stand in an order ({@link Road}); the first that has something to
 * say gives the next step.
 *
 * <p>A rule is a pure function of the situation. How to write one: decide only by facts, name the
 * facts in the reason, cite the invariants that you keep, and make sure that the step, simulated,
 * makes the rule fall silent.
 */
public interface Rule {
    /** A sentence about what it does, which users see in plans, logs and Events. */
    String name();

    Decision decide(Situation situation);

    /** What the catalogue of rules says about it; every reason to pass is named there. */
    RuleCard card();
}
