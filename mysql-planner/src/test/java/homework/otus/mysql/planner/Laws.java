package homework.otus.mysql.planner;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds between plans of one road. */
final class Laws {
    private Laws() {}

    static List<String> violations(Planner planner, Plan plan, ClusterSnapshot snapshot) {
        return violations(planner, Worlds.SPEC, plan, snapshot);
    }

    /** The suffix law from every step on to the end (I5), and determinism (I13). */
    static List<String> violations(Planner planner, MySqlSpec spec, Plan plan, ClusterSnapshot snapshot) {
        List<String> wrong = new ArrayList<>();
        ClusterSnapshot now = snapshot;
        for (int k = 0; k < plan.steps().size(); k++) {
            now = Simulator.apply(now, plan.steps().get(k).action());
            Plan rest = planner.plan(spec, Optional.empty(), now);
            List<Step> expected = plan.steps().subList(k + 1, plan.steps().size());
            if (!rest.steps().equals(expected) || !rest.block().equals(plan.block()) || rest.goal() != plan.goal()) {
                wrong.add("suffix law broken after step " + (k + 1));
            }
        }
        Plan same = planner.plan(spec, Optional.empty(), snapshot);
        if (!same.equals(plan) || !PlanText.of(same).equals(PlanText.of(plan))) {
            wrong.add("I13: two plans from one snapshot");
        }
        return wrong;
    }
}
