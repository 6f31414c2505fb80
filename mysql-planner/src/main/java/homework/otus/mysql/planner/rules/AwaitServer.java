package homework.otus.mysql.planner.rules;

import homework.otus.mysql.model.Condition;
import homework.otus.mysql.planner.Causes;
import homework.otus.mysql.planner.Decision;
import homework.otus.mysql.planner.Invariant;
import homework.otus.mysql.planner.Rule;
import homework.otus.mysql.planner.RuleCard;
import homework.otus.mysql.planner.Servers;
import homework.otus.mysql.planner.Situation;
import java.util.Optional;

/** Nothing is asked of a server that does not answer yet. */
public final class AwaitServer implements Rule {
    private static final String ACCEPTS = "the server accepts connections";

    @Override
    public String name() {
        return "Await the server";
    }

    @Override
    public Decision decide(Situation situation) {
        Optional<String> noServer = situation.noServer();
        if (noServer.isPresent()) {
            return Decision.pass(noServer.get());
        }
        if (situation.server().isPresent()) {
            return Decision.pass(ACCEPTS);
        }
        String trouble = situation.snapshot().pods().stream()
                .flatMap(pod -> pod.trouble().stream())
                .findFirst()
                .orElse("it is starting");
        return Decision.await(new Condition.ServerAccepts(), trouble, Servers.pods(situation));
    }

    @Override
    public RuleCard card() {
        return RuleCard.keeping(Invariant.I5)
                .fires("no pod of the workload accepts connections: that is awaited, with the trouble of the pod")
                .passes(Causes.NO_SERVER, ACCEPTS);
    }
}
