package homework.otus.mysql.planner.rules;

import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.NodeFit;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/**
 * A pod that its data's node does not take would be pending for ever: it is not made, and the plan says what is in its way.
 * A pod that has its place already stays there.
 */
public final class BlockOnUnfitNode implements Rule {
    private static final String FITS = "the node of the data takes the server, or nothing is known about it";
    private static final String PLACED = "the server has its place";

    @Override
    public String name() {
        return "Block on a node that does not fit";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        Optional<String> misfit = NodeFit.ofData(situation, situation.applied().settings());
        if (misfit.isEmpty()) {
            return Decision.pass(FITS);
        }
        boolean placed = situation.snapshot().pods().stream()
                .anyMatch(pod -> !pod.terminating() && pod.address().isPresent());
        return placed
                ? Decision.pass(PLACED)
                : Decision.block(
                        NodeFit.CODE,
                        misfit.get()
                                + (situation.deleting()
                                        ? "; or give up the final backup: annotate otus.homework/skip-final-backup: "
                                                + situation.life()
                                        : ""));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires("a server is to come up, and the node of its data lacks a label or has a taint for it: blocked")
                .passes(Causes.NO_SERVER, FITS, PLACED);
    }
}
