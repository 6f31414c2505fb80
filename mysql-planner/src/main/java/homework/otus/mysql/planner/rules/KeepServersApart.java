package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.List;
import java.util.Optional;

/**
 * A workload that was deleted by hand leaves pods: some follow it, some run on. No second server is started on their data
 * directory, unless Kubernetes gives them to the new workload, which replaces them one after the other.
 */
public final class KeepServersApart implements Rule {
    private static final String THERE = "the pods belong to the workload";
    private static final String NONE = "no pod has the data open";
    private static final String TAKEN_UP = "the next workload takes up the pods that run on";

    @Override
    public String name() {
        return "Keep a second server off the data";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        List<PodFact> pods = situation.snapshot().pods();
        Optional<Decision> orphans = Servers.orphans(situation, PodFact.Keeper.NOBODY);
        if (orphans.isPresent()) {
            return orphans.get();
        }
        if (pods.isEmpty()) {
            return Decision.pass(NONE);
        }
        if (situation.ours(ObjectRole.WORKLOAD).isPresent()) {
            return Decision.pass(THERE);
        }
        boolean takenUp =
                pods.stream().allMatch(pod -> !pod.terminating() && pod.keeper() == PodFact.Keeper.NEXT_WORKLOAD);
        return takenUp
                ? Decision.pass(TAKEN_UP)
                : Decision.await(
                        new Condition.PodsGone(),
                        "two servers never have one data directory",
                        "workload=absent",
                        Servers.pods(situation));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I1, Invariant.I5)
                .fires(
                        "the workload is missing, and pods of an earlier one are left: their end is awaited",
                        "a pod belongs to nothing, and would stay for ever: blocked")
                .passes(Causes.NO_SERVER, NONE, THERE, TAKEN_UP);
    }
}
