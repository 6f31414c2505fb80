package homework.otus.mysql.planner;

import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Step;
import java.util.Optional;

/**
 * Turns a wish and a snapshot into the whole road to the goal.
 *
 * <p>A plan is the unfolding of the road's rules over the simulator: the first rule that decides
 * gives a step, the simulator shows the cluster after it, and so on until the goal, or until a user
 * has to act. That makes the suffix law hold by construction: the plan from any point of the road is
 * the rest of the plan from its beginning.
 *
 * <p>Pure: the same inputs give the same plan (invariant I13). It never throws for a bad spec or an
 * odd snapshot; those are blocks in the plan.
 */
public final class Planner {
    /** No real road is half as long, apart from what it does for each backup; a longer one is a rule that does not fall silent. */
    private static final int LONGEST_ROAD = 100;

    /** To remove one takes seven: its resource, its line in the catalogue, its files, each with what has to be awaited. */
    private static final int STEPS_PER_BACKUP = 10;

    private final Road road;

    /** A planner with the rules of this version. */
    public Planner() {
        this(Road.standard());
    }

    Planner(Road road) {
        this.road = road;
    }

    /**
     * Plans from {@code snapshot} to {@code spec}, or to the resource's end when its deletion was requested.
     *
     * @param oldSpec what was applied before, where the snapshot does not tell it itself
     */
    public Plan plan(MySqlSpec spec, Optional<MySqlSpec> oldSpec, ClusterSnapshot snapshot) {
        return unfold(spec, oldSpec, snapshot, Witness.NOBODY);
    }

    /**
     * The same plan, with what every rule said on the way: which gave a step, and why the others did not.
     *
     * @param oldSpec as for {@link #plan}
     */
    public Explanation explain(MySqlSpec spec, Optional<MySqlSpec> oldSpec, ClusterSnapshot snapshot) {
        Hearing hearing = new Hearing(road);
        return hearing.explanation(unfold(spec, oldSpec, snapshot, hearing));
    }

    private Plan unfold(MySqlSpec spec, Optional<MySqlSpec> oldSpec, ClusterSnapshot snapshot, Witness witness) {
        Plan.Goal goal = snapshot.resource().isDeleting() ? Plan.Goal.DELETE : Plan.Goal.RUN;
        Plan.Builder plan = Plan.builder()
                .instance(snapshot.instance())
                .goal(goal)
                .wakeAt(Wake.of(new Situation(spec, oldSpec, snapshot)))
                .kept(Kept.of(new Situation(spec, oldSpec, snapshot)));
        ClusterSnapshot now = snapshot;
        for (int length = 0; length < longest(snapshot); length++) {
            Road.Verdict verdict = road.next(new Situation(spec, oldSpec, now), witness);
            if (verdict.step().isEmpty()) {
                return plan.block(verdict.block()).build();
            }
            Step step = verdict.step().get();
            plan.addSteps(step);
            now = Simulator.apply(now, step.action());
        }
        return Plan.builder()
                .instance(snapshot.instance())
                .goal(goal)
                .block(new Block("PlannerDefect", "the rules do not come to an end; please report this snapshot"))
                .build();
    }

    private static int longest(ClusterSnapshot snapshot) {
        int listed = snapshot.catalogue()
                .map(catalogue -> catalogue.backups().size())
                .orElse(0);
        return LONGEST_ROAD + STEPS_PER_BACKUP * (listed + snapshot.backups().size());
    }
}
