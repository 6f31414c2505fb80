package homework.otus.mysql.model;

/**
 * One action of a plan with the rule that made it.
 *
 * @param rule the sentence that names the rule
 */
public record Step(Action action, String rule, Reason reason) {
    /** Whether it destroys something that may hold data, or ends our guard over it (invariant I1). */
    public boolean destroys() {
        return action.destroys();
    }
}
