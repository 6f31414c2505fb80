/**
 * From a wish and a snapshot to a plan.
 *
 * <p>{@link homework.otus.mysql.planner.Planner} asks the rules of the {@link
 * homework.otus.mysql.planner.Road} one after the other; {@link
 * homework.otus.mysql.planner.Simulator} is its idea of what a step does to the cluster; {@link
 * homework.otus.mysql.planner.PlanValidator} knows the invariants and not the rules; {@link
 * homework.otus.mysql.planner.PlanText} prints a plan, {@link homework.otus.mysql.planner.StatusOf}
 * tells it as conditions, {@link homework.otus.mysql.planner.Explanation} tells what every rule said to
 * it. {@link homework.otus.mysql.planner.RuleCatalogue} lists the rules.
 *
 * <p>Nothing here reads a clock, an environment, a file or a network, or draws a random number. A
 * decision belongs into a rule; a fact that a decision needs belongs into the snapshot.
 */
@NullMarked
package homework.otus.mysql.planner;

import org.jspecify.annotations.NullMarked;
