package homework.otus.mysql.operator;

import homework.otus.mysql.k8s.execute.ResourceContext;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.planner.Simulator;
import homework.otus.mysql.planner.Situation;
import java.util.List;

/**
 * What one look at an instance has shown, and what is planned for that.
 *
 * @param gone the resource is not there any more, while MySQLBackups of it are: there is no status to write
 */
record Look(ResourceContext context, Situation situation, Plan plan, boolean gone) {
    /** The rest of the plan, and the cluster as the simulator sees it, when the first {@code done} steps are done. */
    Look after(int done) {
        ClusterSnapshot now = situation.snapshot();
        for (Step step : plan.steps().subList(0, done)) {
            now = Simulator.apply(now, step.action());
        }
        List<Step> rest = plan.steps().subList(done, plan.steps().size());
        return new Look(
                context,
                new Situation(situation.spec(), situation.oldSpec(), now),
                Plan.builder().from(plan).steps(rest).build(),
                gone);
    }
}
