package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an operator that has seen a snapshot is going to do. Worlds that look alike have the same one,
 * however much they differ in truth.
 *
 * @param ahead the steps up to the first wait, the wait included
 * @param wrong what is wrong with the plan
 */
record Outlook(List<Step> ahead, Optional<Block> block, List<String> wrong) {
    static Outlook of(Planner planner, World world, int look) {
        Plan plan = planner.plan(world.spec, Optional.empty(), world.snapshot);
        return of(plan, Judge.plan(planner, plan, world, look));
    }

    /** The same where nobody asks what is wrong with the plan. */
    static Outlook unjudged(Planner planner, World world) {
        return of(planner.plan(world.spec, Optional.empty(), world.snapshot), List.of());
    }

    private static Outlook of(Plan plan, List<String> wrong) {
        List<Step> ahead = new ArrayList<>();
        for (Step step : plan.steps()) {
            ahead.add(step);
            if (step.action() instanceof Action.Await) {
                break;
            }
        }
        return new Outlook(List.copyOf(ahead), plan.block(), wrong);
    }

    /** There is nothing to do, or nothing that can be done. */
    boolean rests() {
        return ahead.isEmpty();
    }
}
